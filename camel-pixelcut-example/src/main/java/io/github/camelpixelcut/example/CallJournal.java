package io.github.camelpixelcut.example;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The paid calls whose pictures have no outcome yet, one small file each: what is known of a call outlives the process.
 * All methods return when the disk has it. Several threads may use it, one for each picture.
 */
final class CallJournal {

    /**
     * @param file the path inside the inbox
     * @param key {@link Picture#key()}
     * @param sent how many calls were sent for it; with more than one, the application was killed during the others
     * @param time when the last one was sent, ISO 8601
     * @param resultUrl where the finished picture can be fetched, for an hour; null while nobody knows
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(String file, String key, int sent, String time, String resultUrl) {

        boolean hasResult() {
            return resultUrl != null;
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String ENDING = ".json";

    private final Path folder;

    /** @param folder must exist; holds nothing else */
    CallJournal(Path folder) {
        this.folder = folder;
    }

    /** A call is about to be sent. */
    void sending(Picture picture) throws IOException {
        int sent = find(picture).map(Entry::sent).orElse(0) + 1;
        write(new Entry(picture.name(), picture.key(), sent, Instant.now().toString(), null));
    }

    /** The call is answered: from now on its picture can be fetched without another one. */
    void finished(Picture picture, String resultUrl) throws IOException {
        Entry call = find(picture).orElseThrow(() -> new IOException("the record of the call is gone"));
        write(new Entry(call.file(), call.key(), call.sent(), call.time(), resultUrl));
    }

    Optional<Entry> find(Picture picture) throws IOException {
        Path file = fileOf(picture.key());
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    /** By file. */
    List<Entry> all() throws IOException {
        List<Entry> calls = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(ENDING)).toList()) {
                calls.add(read(file));
            }
        }
        calls.sort(Comparator.comparing(Entry::file));
        return calls;
    }

    /** The picture has its outcome. */
    void forget(String key) throws IOException {
        Files.deleteIfExists(fileOf(key));
    }

    /** Keys are too long for file names. */
    private Path fileOf(String key) {
        return folder.resolve(UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)) + ENDING);
    }

    private static Entry read(Path file) throws IOException {
        try {
            return JSON.readValue(file.toFile(), Entry.class);
        } catch (JsonProcessingException e) {
            throw new IOException("%s is no record of a call: %s".formatted(file, e.getOriginalMessage()));
        }
    }

    /** Whole or not at all: the new content takes the old one's place when it is on the disk. */
    private void write(Entry call) throws IOException {
        Path file = fileOf(call.key());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel out = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer content = ByteBuffer.wrap(JSON.writeValueAsBytes(call));
            while (content.hasRemaining()) {
                out.write(content);
            }
            out.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
