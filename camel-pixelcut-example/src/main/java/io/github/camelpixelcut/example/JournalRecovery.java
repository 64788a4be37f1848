package io.github.camelpixelcut.example;

import java.io.IOException;
import java.nio.file.InvalidPathException;

/** Names the calls that an earlier run left without an outcome because it was killed, before anything is sent. */
final class JournalRecovery {

    private final Workspace workspace;
    private final DoneFile done;
    private final CallJournal journal;
    private final Console console;

    JournalRecovery(Workspace workspace, DoneFile done, CallJournal journal, Console console) {
        this.workspace = workspace;
        this.done = done;
        this.journal = journal;
        this.console = console;
    }

    /**
     * Names every call without an outcome, and deletes the records whose pictures are done or no longer in the inbox.
     */
    void announce() throws IOException {
        for (String reason : journal.setAsideUnreadable()) {
            console.problem(
                    reason + ". It was renamed. If its picture is still in the inbox, the picture is sent again,"
                            + " and may be paid for twice");
        }
        for (CallJournal.Entry call : journal.all()) {
            if (done.contains(call.key())) {
                journal.delete(call.key());
            } else if (!isInInbox(call)) {
                console.problem(withoutPicture(call));
                journal.delete(call.key());
            } else {
                console.resumed(withPicture(call));
            }
        }
    }

    private boolean isInInbox(CallJournal.Entry call) {
        try {
            return Picture.in(workspace.inbox(), call.file()).key().equals(call.key());
        } catch (IOException e) {
            return false;
        } catch (InvalidPathException e) {
            // In another locale, this JVM cannot open it; it may well be there.
            return true;
        }
    }

    private static String withPicture(CallJournal.Entry call) {
        String again = FailureReason.ofKilledCalls(call.sent() + 1).message();
        return call.hasResult()
                ? call.file() + " was finished when the application was killed: its result is downloaded, for free"
                : call.file() + " " + again + ". It is sent again";
    }

    private static String withoutPicture(CallJournal.Entry call) {
        String open =
                "The application was killed during its work on %s, which may have been paid for and is no longer in the inbox"
                        .formatted(call.file());
        return call.hasResult()
                ? "%s: its result is at %s for an hour after %s".formatted(open, call.resultUrl(), call.time())
                : open + ": look into rejected and review";
    }
}
