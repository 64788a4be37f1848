package io.github.camelpixelcut.example;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * The keys of the pictures that must not be taken again, one in each line of a file. Unlike Camel's
 * {@code FileIdempotentRepository}, it syncs the file, and it can say whether a key was written.
 */
final class DoneFile extends ServiceSupport implements IdempotentRepository {

    private final Path file;
    private final Set<String> keys = new HashSet<>();
    private final Set<String> unwritten = new HashSet<>();

    /** Reads the file; creates it where it does not exist. */
    DoneFile(Path file) throws IOException {
        this.file = file;
        if (!Files.exists(file)) {
            DurableFiles.write(file, new byte[0]);
        }
        keys.addAll(Files.readAllLines(file, StandardCharsets.ISO_8859_1)); // keys are ASCII; nothing else is refused
    }

    /** In memory always, so that this run does not take the picture again even if the key cannot be written. */
    @Override
    public synchronized boolean add(String key) {
        if (!keys.add(key)) {
            return false;
        }
        try {
            append(key);
        } catch (IOException e) {
            unwritten.add(key);
        }
        return true;
    }

    /** @throws IOException when the key, which {@link #add} could not write, cannot be written now either */
    synchronized void ensureWritten(String key) throws IOException {
        if (unwritten.contains(key)) {
            append(key);
            unwritten.remove(key);
        }
    }

    synchronized Set<String> keys() {
        return Set.copyOf(keys);
    }

    private void append(String key) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = out.size();
            try {
                String separator = endsInMidLine(out) ? "\n" : "";
                out.position(end);
                ByteBuffer line = ByteBuffer.wrap((separator + key + "\n").getBytes(StandardCharsets.US_ASCII));
                while (line.hasRemaining()) {
                    out.write(line);
                }
                out.force(true);
            } catch (IOException e) {
                out.truncate(end);
                throw e;
            }
        }
    }

    /** As after a kill or on a full disk: the half line must not swallow the next one. */
    private static boolean endsInMidLine(FileChannel out) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        return out.size() > 0 && out.read(last, out.size() - 1) == 1 && last.get(0) != '\n';
    }

    @Override
    public synchronized boolean contains(String key) {
        return keys.contains(key);
    }

    /** Called by the file consumer for each picture whose exchange failed; such a picture was never added. */
    @Override
    public boolean remove(String key) {
        return false;
    }

    @Override
    public boolean confirm(String key) {
        return true;
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException("Every picture would be paid for again");
    }
}
