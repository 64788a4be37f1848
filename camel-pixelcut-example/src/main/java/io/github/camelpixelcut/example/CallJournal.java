package io.github.camelpixelcut.example;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
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
     * @param time when the last call was sent, ISO 8601, UTC; null while unknown
     * @param resultUrl where the finished picture can be downloaded, for an hour after the call; null while unknown
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(String file, String key, int sent, String time, String resultUrl) {

        Entry {
            if (file == null || key == null || sent < 1) {
                throw new IllegalArgumentException("file, key or sent is missing");
            }
        }

        boolean hasResult() {
            return resultUrl != null;
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final String ENDING = ".json";
    private static final String UNREADABLE = ".unreadable";

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

    /** A picture whose record was set aside as unreadable counts as sent once. */
    Optional<Entry> find(Picture picture) throws IOException {
        Path file = fileOf(picture.key());
        if (Files.exists(file)) {
            return Optional.of(read(file));
        }
        return Files.exists(unreadable(file))
                ? Optional.of(new Entry(picture.name(), picture.key(), 1, null, null))
                : Optional.empty();
    }

    /** In the order of their files. */
    List<Entry> all() throws IOException {
        List<Entry> calls = new ArrayList<>();
        for (Path file : files()) {
            calls.add(read(file));
        }
        calls.sort(Comparator.comparing(Entry::file));
        return calls;
    }

    /**
     * Renames every file that is no record, so that the others can be used.
     *
     * @return for each such file, what is wrong with it
     */
    List<String> setAsideUnreadable() throws IOException {
        List<String> reasons = new ArrayList<>();
        for (Path file : files()) {
            try {
                read(file);
            } catch (IOException e) {
                DurableFiles.move(file, unreadable(file));
                reasons.add(e.getMessage());
            }
        }
        return reasons;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING)).toList();
        }
    }

    /** Deletes the record, where there is one: the picture has an outcome. */
    void delete(String key) throws IOException {
        DurableFiles.deleteIfExists(fileOf(key));
        DurableFiles.deleteIfExists(unreadable(fileOf(key)));
    }

    /** Keys are too long for file names. */
    private Path fileOf(String key) {
        return folder.resolve(UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)) + ENDING);
    }

    private static Path unreadable(Path file) {
        return file.resolveSibling(file.getFileName() + UNREADABLE);
    }

    private Entry read(Path file) throws IOException {
        Entry entry;
        try {
            entry = JSON.readValue(Files.readAllBytes(file), Entry.class);
        } catch (JsonProcessingException e) {
            throw new IOException("%s is not the record of a call: %s".formatted(file, e.getOriginalMessage()));
        }
        if (entry == null || !fileOf(entry.key()).equals(file)) {
            throw new IOException("%s is not the record of a call: its key is another one".formatted(file));
        }
        return entry;
    }

    private void write(Entry entry) throws IOException {
        DurableFiles.write(fileOf(entry.key()), JSON.writeValueAsBytes(entry));
    }
}
