package io.github.camelpixelcut.example;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;

/** Which files the consumer may take, and by which key it remembers them. The bean {@code inboxFilter}. */
public final class InboxFilter implements GenericFileFilter<File> {

    private final RunProgress progress;
    private final InboxScan scan;
    private final Shutdown shutdown;
    private final Duration pauseAfterFailure;

    /** @param pauseAfterFailure how long a picture that failed is not taken again */
    InboxFilter(RunProgress progress, InboxScan scan, Shutdown shutdown, Duration pauseAfterFailure) {
        this.progress = progress;
        this.scan = scan;
        this.shutdown = shutdown;
        this.pauseAfterFailure = pauseAfterFailure;
    }

    /**
     * Accepts every picture, but one that failed only after a pause. Not accepted are: linked folders, because with a
     * link to a parent folder each picture would be found, and paid for, many times; the work folders of other inboxes;
     * names that Camel would change; and what cannot be opened.
     */
    @Override
    public boolean accept(GenericFile<File> file) {
        if (shutdown.isRequested()) {
            return false;
        }
        File found = file.getFile();
        if (InboxScan.hasBackslash(found.getName()) || !found.exists()) {
            scan.skipped(found);
            return false;
        }
        return file.isDirectory() ? canBeEntered(found.toPath()) : isDue(Picture.of(file));
    }

    private static boolean canBeEntered(Path folder) {
        return !Files.isSymbolicLink(folder) && !Workspace.isWorkFolder(folder);
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
