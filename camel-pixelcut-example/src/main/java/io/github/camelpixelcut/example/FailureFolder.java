package io.github.camelpixelcut.example;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder for pictures that were rejected or need a review. Each picture has a note beside it and never replaces an
 * older one of the same name. A name that leaves no room for the note's ending is shortened.
 */
final class FailureFolder {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** In bytes: the limit of all common file systems. */
    static final int LONGEST_NAME = 255;

    private static final int LONGEST_ENDING = ".json".length();

    private final Path folder;
    private final Console console;

    FailureFolder(Path folder, Console console) {
        this.folder = folder;
        this.console = console;
    }

    /**
     * Moves the picture, then writes {@code <name>.json}: after a crash between the two, the picture is not sent again.
     */
    synchronized Path put(Picture picture, FailureReason reason) throws IOException {
        Path target = freeName(picture.name());
        DurableFiles.move(picture.path(), target);
        writeNote(target, FailureNote.of(picture, reason, null));
        return target;
    }

    /** Writes the finished picture, {@code <name>.jpg}, before it moves the original. */
    synchronized Path put(Picture picture, FailureReason reason, byte[] jpeg) throws IOException {
        Path target = freeName(picture.name());
        Path result = beside(target, ".jpg");
        DurableFiles.write(result, jpeg);
        DurableFiles.move(picture.path(), target);
        writeNote(target, FailureNote.of(picture, reason, result));
        return target;
    }

    static Path beside(Path picture, String ending) {
        return picture.resolveSibling(picture.getFileName() + ending);
    }

    private void writeNote(Path picture, FailureNote note) {
        try {
            DurableFiles.write(beside(picture, ".json"), JSON.writeValueAsBytes(note));
        } catch (IOException e) {
            console.problem("The note for %s cannot be written: %s"
                    .formatted(picture, FailureReason.of(e).message()));
        }
    }

    private Path freeName(String name) throws IOException {
        Path wanted = folder.resolve(name);
        DurableFiles.createFolders(wanted.getParent());
        String file = wanted.getFileName().toString();
        int dot = Math.max(file.lastIndexOf('.'), 0);
        Path target = wanted.resolveSibling(fit(file.substring(0, dot), file.substring(dot)));
        for (int i = 2; isTaken(target); i++) {
            target = wanted.resolveSibling(fit(file.substring(0, dot), "-" + i + file.substring(dot)));
        }
        return target;
    }

    private static String fit(String stem, String ending) {
        String fitting = stem;
        while (!fitting.isEmpty() && bytes(fitting + ending) > LONGEST_NAME - LONGEST_ENDING) {
            fitting = fitting.substring(0, fitting.offsetByCodePoints(fitting.length(), -1));
        }
        return fitting + ending;
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }

    private static boolean isTaken(Path target) {
        return Files.exists(target) || Files.exists(beside(target, ".json")) || Files.exists(beside(target, ".jpg"));
    }
}
