package io.github.camelpixelcut.example;

import io.github.camelpixelcut.PixelcutConstants;
import java.io.IOException;
import org.apache.camel.Exchange;

/**
 * The steps of the route that write to the disk what the next run has to know: which calls were sent, their results,
 * and which pictures are done. The route calls them as methods of the bean {@code journalSteps}.
 */
public final class JournalSteps {

    private final CallJournal journal;
    private final DoneFile done;
    private final DiskCheck diskCheck;
    private final Console console;

    JournalSteps(CallJournal journal, DoneFile done, DiskCheck diskCheck, Console console) {
        this.journal = journal;
        this.done = done;
        this.diskCheck = diskCheck;
        this.console = console;
    }

    /**
     * Records that the paid call is sent next.
     *
     * @throws IOException when that cannot be written: the call must not be sent
     */
    public void recordCall(Exchange exchange) throws IOException {
        try {
            journal.recordCall(PictureJob.of(exchange).picture());
        } catch (IOException e) {
            diskCheck.run();
            throw e;
        }
    }

    /** Records the URL of the result, so that the next run can download it if this one is killed. */
    public void recordResult(Exchange exchange) {
        Picture picture = PictureJob.of(exchange).picture();
        try {
            journal.recordResult(picture, exchange.getMessage().getHeader(PixelcutConstants.RESULT_URL, String.class));
        } catch (IOException e) {
            problem(
                    "The URL of the result of %s cannot be recorded: %s. If the application is killed now, the next run sends the picture again",
                    picture, e);
        }
    }

    /**
     * The URL of the result of an earlier call; null where there is none.
     *
     * @throws IOException when the record cannot be read
     */
    String resultUrlOf(Picture picture) throws IOException {
        return journal.find(picture).map(CallJournal.Entry::resultUrl).orElse(null);
    }

    /** Whether the next try can download the result, also after a restart. */
    boolean hasResult(Picture picture) {
        try {
            return resultUrlOf(picture) != null;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * When the job has ended: deletes the record of its call, but only if the disk has what follows from the outcome.
     */
    void forgetCall(PictureJob job) {
        Picture picture = job.picture();
        try {
            if (job.endedAs(PictureJob.End.STUCK)) {
                done.add(picture.key());
            }
            if (job.endedAs(PictureJob.End.STUCK) || job.endedAs(PictureJob.End.STORED)) {
                done.ensureWritten(picture.key());
            }
            // A picture that was paid for and stays in the inbox, as after a forced stop, is downloaded by the next
            // try.
            if (!job.endedAs(PictureJob.End.STAYS) || resultUrlOf(picture) == null) {
                journal.delete(picture.key());
            }
        } catch (IOException e) {
            problem(
                    "The outcome of %s cannot be recorded: %s. The next run downloads its result again, for free, or names it",
                    picture, e);
        }
    }

    private void problem(String format, Picture picture, IOException e) {
        console.problem(format.formatted(picture.name(), FailureReason.of(e).message()));
        diskCheck.run();
    }
}
