package io.github.camelpixelcut.example;

import java.io.File;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;

/**
 * What the file consumer asks and tells: which files it may take, by which key they are remembered, and what it met.
 * The route calls it by name, as the bean {@code inbox}.
 */
public final class InboxFilter implements GenericFileFilter<File> {

    private final RunProgress progress;
    private final Shutdown shutdown;
    private final Console console;
    private final SettledFiles settled;
    private final Duration pauseAfterFailure;
    private final boolean endsByItself;

    /**
     * @param pauseAfterFailure how long a picture that failed is left alone
     * @param endsByItself whether the run is over when every picture has its outcome
     */
    InboxFilter(
            RunProgress progress,
            Shutdown shutdown,
            Console console,
            SettledFiles settled,
            Duration pauseAfterFailure,
            boolean endsByItself) {
        this.progress = progress;
        this.shutdown = shutdown;
        this.console = console;
        this.settled = settled;
        this.pauseAfterFailure = pauseAfterFailure;
        this.endsByItself = endsByItself;
    }

    /**
     * Lets the consumer take each file, but one that failed only after a pause. Linked folders are not entered: one
     * that leads to a parent would hold every picture again and again, to be paid for each time. A link that leads
     * nowhere is no picture.
     */
    @Override
    public boolean accept(GenericFile<File> file) {
        if (shutdown.isRequested()) {
            return false;
        }
        return file.isDirectory()
                ? !Files.isSymbolicLink(file.getFile().toPath())
                : file.getFile().exists() && isDue(Picture.of(file));
    }

    private boolean isDue(Picture picture) {
        return progress.entry(picture)
                .map(entry -> entry.at().plus(pauseAfterFailure).isBefore(Instant.now()))
                .orElse(true);
    }

    /** By this the consumer remembers which pictures are done: a file that changes is a new picture. */
    public String keyOf(Exchange exchange) {
        return Picture.of(exchange).key();
    }

    /** The consumer found nothing that it has not taken before. */
    public void idle() {
        if (progress.isIdle() && !settled.areAwaited()) {
            shutdown.request(Shutdown.Reason.INBOX_DONE);
        }
    }

    /** The inbox itself could not be read; a watch tries again at the next poll. */
    public void lost(Exchange exchange) {
        console.problem(
                "The inbox cannot be read: " + FailureReason.of(exchange).message());
        if (endsByItself) {
            shutdown.request(Shutdown.Reason.INBOX_LOST);
        }
    }
}
