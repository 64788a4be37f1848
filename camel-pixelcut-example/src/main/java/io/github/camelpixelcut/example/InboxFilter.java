package io.github.camelpixelcut.example;

import java.io.File;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;

/** Which files the consumer may take, and by which key it remembers them. The bean {@code inboxFilter}. */
public final class InboxFilter implements GenericFileFilter<File> {

    private final RunProgress progress;
    private final Shutdown shutdown;
    private final Duration pauseAfterFailure;

    /** @param pauseAfterFailure how long a picture that failed is not taken again */
    InboxFilter(RunProgress progress, Shutdown shutdown, Duration pauseAfterFailure) {
        this.progress = progress;
        this.shutdown = shutdown;
        this.pauseAfterFailure = pauseAfterFailure;
    }

    /**
     * Accepts every picture, but one that failed only after a pause. Linked folders are not entered: with a link to a
     * parent folder, each picture would be found, and paid for, many times. A link whose target does not exist is not
     * accepted either.
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

    /** The key by which a picture is remembered as done. A file that changes is a new picture. */
    public String keyOf(Exchange exchange) {
        return Picture.of(exchange).key();
    }
}
