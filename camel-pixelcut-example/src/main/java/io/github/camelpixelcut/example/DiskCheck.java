package io.github.camelpixelcut.example;

import java.io.IOException;
import java.nio.file.Path;

/** Stops the run when a write failed because the disk takes no more: no further picture could be kept. */
final class DiskCheck {

    /** In bytes, above the size of a result. */
    private static final int ROOM_FOR_A_PICTURE = 4 * 1024 * 1024;

    private final Path folder;
    private final Shutdown shutdown;
    private final Console console;

    /** @param folder of the run; must exist */
    DiskCheck(Path folder, Shutdown shutdown, Console console) {
        this.folder = folder;
        this.shutdown = shutdown;
        this.console = console;
    }

    /** To be called after a write that failed. */
    void run() {
        if (shutdown.isRequested()) {
            return;
        }
        Path probe = folder.resolve("disk-check");
        try {
            DurableFiles.write(probe, new byte[ROOM_FOR_A_PICTURE]);
            DurableFiles.deleteIfExists(probe);
        } catch (IOException e) {
            if (shutdown.request(Shutdown.Reason.CANNOT_CONTINUE)) {
                console.stopped("Nothing more can be written to %s: %s"
                        .formatted(folder, FailureReason.of(e).message()));
            }
        }
    }
}
