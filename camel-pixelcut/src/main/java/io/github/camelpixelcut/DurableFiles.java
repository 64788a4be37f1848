package io.github.camelpixelcut;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files that only their owner can read, and that are on the disk when a method returns, even if its thread is
 * interrupted.
 */
final class DurableFiles {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final FileAttribute<?>[] OF_FILES = permissions("rw-------");
    private static final FileAttribute<?>[] OF_FOLDERS = permissions("rwx------");

    private DurableFiles() {}

    private static FileAttribute<?>[] permissions(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** With the folders above it, where they do not exist. */
    static void createFolder(Path folder) throws IOException {
        // Before Java 20, createDirectories refuses a link to a folder.
        if (!Files.isDirectory(folder)) {
            Path parent = folder.toAbsolutePath().getParent();
            createFolder(parent);
            Files.createDirectories(folder, OF_FOLDERS);
            synchronize(parent);
        }
    }

    /** @param file must not exist; its folder must be synchronized if its name is to last */
    static void write(Path file, byte[] content) throws IOException {
        Files.createFile(file, OF_FILES);
        // No channel: it closes itself when its thread is interrupted.
        try (FileOutputStream out = new FileOutputStream(file.toFile())) {
            out.write(content);
            out.getFD().sync();
        }
    }

    /** The names in the folder are on the disk when this returns. */
    static void synchronize(Path folder) throws IOException {
        // Windows cannot open a folder, and needs no such step.
        if (POSIX) {
            uninterruptibly(() -> {
                try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                    channel.force(true);
                    return null;
                }
            });
        }
    }

    /** Keeps all other processes out until the channel is closed, or this process ends. */
    static FileChannel lock(Path file) throws IOException {
        return uninterruptibly(() -> {
            FileChannel channel =
                    FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OF_FILES);
            try {
                channel.lock();
                return channel;
            } catch (IOException | RuntimeException | Error e) {
                channel.close();
                throw e;
            }
        });
    }

    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    /** A channel closes itself when its thread is interrupted: then once more, and the thread stays interrupted. */
    private static <T> T uninterruptibly(Work<T> work) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return work.run();
                } catch (ClosedByInterruptException | FileLockInterruptionException e) {
                    interrupted = true;
                    Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
