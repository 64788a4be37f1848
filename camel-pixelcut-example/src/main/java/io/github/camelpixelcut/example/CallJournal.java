package io.github.camelpixelcut.example;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A write-ahead journal of the paid calls whose pictures have no outcome yet, one small file for each: the next run
 * knows what was sent, however this one ends. The methods that change it return when the disk has the change
 * ({@link DurableFiles}). Several threads may use it, one for each picture.
 */
final class CallJournal {

    /**
     * @param file the path inside the inbox, with {@code /} between its parts
     * @param key {@link Picture#key()}
     * @param sent how many calls were sent, at least 1; the application was killed during all but the last
     * @param time when the last call was sent, ISO 8601, UTC
     * @param resultUrl where the finished picture can be downloaded, for an hour after the call; null while unknown
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

    /** @param folder an existing folder with nothing else in it */
    CallJournal(Path folder) {
        this.folder = folder;
    }

    /** Records that a call is sent next. */
    void recordCall(Picture picture) throws IOException {
        int sent = find(picture).map(Entry::sent).orElse(0) + 1;
        write(new Entry(picture.name(), picture.key(), sent, Instant.now().toString(), null));
    }

    /** Records the answer: from now on the picture can be downloaded without another call. */
    void recordResult(Picture picture, String resultUrl) throws IOException {
        Entry call = find(picture).orElseThrow(() -> new IOException("the record of the call is gone"));
        write(new Entry(call.file(), call.key(), call.sent(), call.time(), resultUrl));
    }

    Optional<Entry> find(Picture picture) throws IOException {
        Path file = fileOf(picture.key());
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    /** In the order of their files. */
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

    /** Deletes the record, where there is one: the picture has an outcome. */
    void delete(String key) throws IOException {
        DurableFiles.deleteIfExists(fileOf(key));
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

    private void write(Entry entry) throws IOException {
        DurableFiles.write(fileOf(entry.key()), JSON.writeValueAsBytes(entry));
    }
}
