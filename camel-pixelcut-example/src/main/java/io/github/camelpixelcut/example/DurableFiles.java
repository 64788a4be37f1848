package io.github.camelpixelcut.example;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Changes of files that survive a crash of the machine: each method returns when the disk has the content and the name
 * (on Windows, which cannot sync a folder, when it has the content). A file is there whole or not at all.
 */
final class DurableFiles {

    private static final boolean FOLDERS_CAN_BE_SYNCED =
            !System.getProperty("os.name").startsWith("Windows");

    private DurableFiles() {}

    /** A step that fills a file. */
    private interface Content {
        void writeTo(Path file) throws IOException;
    }

    /** Writes a new file, or replaces one. */
    static void write(Path file, byte[] content) throws IOException {
        create(file, temporary -> Files.write(temporary, content));
    }

    /** Moves a file, and replaces the target. Between two file systems the file is copied. */
    static void move(Path file, Path target) throws IOException {
        try {
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
            syncFolder(target.getParent());
        } catch (AtomicMoveNotSupportedException e) {
            create(target, temporary -> Files.copy(file, temporary, StandardCopyOption.REPLACE_EXISTING));
            Files.delete(file);
        }
        syncFolder(file.getParent());
    }

    private static void create(Path file, Content content) throws IOException {
        Path temporary = temporaryFor(file);
        try {
            content.writeTo(temporary);
            syncFile(temporary);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            deleteHalfWritten(temporary, e);
            throw e;
        }
        syncFolder(file.getParent());
    }

    /** Creates a folder, and its parents where they do not exist. */
    static void createFolders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            createFolders(folder.getParent());
            Files.createDirectories(folder);
            syncFolder(folder.getParent());
        }
    }

    static void deleteIfExists(Path file) throws IOException {
        if (Files.deleteIfExists(file)) {
            syncFolder(file.getParent());
        }
    }

    private static void syncFile(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void syncFolder(Path folder) throws IOException {
        if (FOLDERS_CAN_BE_SYNCED) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** A hidden file in the same folder; its name is never too long. */
    static Path temporaryFor(Path file) {
        String name = file.getFileName().toString();
        return file.resolveSibling("." + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)) + ".part");
    }

    private static void deleteHalfWritten(Path file, IOException reason) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }
}
