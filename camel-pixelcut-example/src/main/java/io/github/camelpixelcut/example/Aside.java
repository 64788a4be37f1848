package io.github.camelpixelcut.example;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts pictures aside into a folder, each with a note beside it, and never over an older one of the same name. */
final class Aside {

    private static final Logger LOG = LoggerFactory.getLogger(Aside.class);
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path folder;

    Aside(Path folder) {
        this.folder = folder;
    }

    /** Moves the picture, then writes {@code <name>.json}: a crash between the two leaves nothing in the inbox. */
    Path put(Picture picture, Cause cause) throws IOException {
        Path target = freeName(picture.name());
        Files.move(picture.path(), target);
        writeNote(target, Note.of(picture, cause, null));
        return target;
    }

    /** The same with a finished picture, {@code <name>.jpg}, which is kept before anything else is touched. */
    Path put(Picture picture, Cause cause, byte[] jpeg) throws IOException {
        Path target = freeName(picture.name());
        Path result = beside(target, ".jpg");
        Files.write(result, jpeg);
        Files.move(picture.path(), target);
        writeNote(target, Note.of(picture, cause, result));
        return target;
    }

    static Path beside(Path picture, String ending) {
        return picture.resolveSibling(picture.getFileName() + ending);
    }

    private static void writeNote(Path picture, Note note) {
        try {
            Files.write(beside(picture, ".json"), JSON.writeValueAsBytes(note));
        } catch (IOException e) {
            LOG.error("No note could be written beside {}: {}", picture, e.toString());
        }
    }

    private Path freeName(String name) throws IOException {
        Path wanted = folder.resolve(name);
        Files.createDirectories(wanted.getParent());
        String file = wanted.getFileName().toString();
        int dot = Math.max(file.lastIndexOf('.'), 0);
        Path target = wanted;
        for (int i = 2; isTaken(target); i++) {
            target = wanted.resolveSibling(file.substring(0, dot) + "-" + i + file.substring(dot));
        }
        return target;
    }

    private static boolean isTaken(Path target) {
        return Files.exists(target) || Files.exists(beside(target, ".json")) || Files.exists(beside(target, ".jpg"));
    }
}
