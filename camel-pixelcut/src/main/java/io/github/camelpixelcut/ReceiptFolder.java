package io.github.camelpixelcut;

import io.github.camelpixelcut.internal.client.LogText;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of a {@link FileReceiptRepository}. A file is written under a temporary name and gets its name when it is
 * complete: a claim by a link, which fails if the name is taken, anything else by a rename. A receipt is compared with
 * the one that it replaces while the folder is locked.
 */
final class ReceiptFolder {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptFolder.class);

    private static final Pattern RECEIPT = Pattern.compile("(" + ReceiptKey.FORM + ")\\.json");
    private static final Pattern PICTURE = Pattern.compile("(" + ReceiptKey.FORM + ")\\.([0-9a-f-]{36})\\.picture");
    private static final Pattern TEMPORARY = Pattern.compile("\\.[0-9a-f-]{36}\\.new");

    /** No receipt is that long. */
    private static final long MAX_LENGTH = 1024 * 1024;

    private final Path folder;
    private final InstantSource clock;
    /** One of each folder in a JVM: a process that closes a lock file loses its lock, whichever channel holds it. */
    private final Object monitor;

    private ReceiptFolder(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
        // The same object for all class loaders.
        this.monitor = (ReceiptFolder.class.getName() + " " + folder).intern();
    }

    /** @throws IOException if it cannot be created, or its file system lacks what is needed */
    static ReceiptFolder open(Path path, InstantSource clock) throws IOException {
        DurableFiles.createFolder(path);
        ReceiptFolder folder = new ReceiptFolder(path.toRealPath(), clock);
        folder.checkFileSystem();
        return folder;
    }

    private void checkFileSystem() throws IOException {
        Path file = temporary();
        Path link = temporary();
        try {
            DurableFiles.write(file, new byte[0]);
            Files.createLink(link, file);
            DurableFiles.synchronize(folder);
            locked(() -> null);
        } catch (IOException | UnsupportedOperationException e) {
            throw new IOException(
                    "The folder " + folder + " cannot hold receipts: it must be writable, and its file system must have"
                            + " hard links and file locks",
                    e);
        } finally {
            Files.deleteIfExists(link);
            Files.deleteIfExists(file);
        }
    }

    Optional<Receipt> claim(Receipt claim) throws IOException {
        Path file = fileOf(claim.key());
        while (true) {
            Optional<Receipt> earlier = find(claim.key());
            if (earlier.isPresent()) {
                askedFor(file);
                return earlier;
            }
            if (create(file, ReceiptJson.write(claim))) {
                return Optional.empty();
            }
        }
    }

    /** @return false if there is such a file */
    private boolean create(Path file, byte[] content) throws IOException {
        Path complete = temporary();
        try {
            DurableFiles.write(complete, content);
            Files.createLink(file, complete);
        } catch (FileAlreadyExistsException e) {
            return false;
        } finally {
            Files.deleteIfExists(complete);
        }
        DurableFiles.synchronize(folder);
        return true;
    }

    void settle(Receipt receipt) throws IOException {
        Path file = fileOf(receipt.key());
        Path json = temporary();
        Path picture = temporary();
        try {
            DurableFiles.write(json, ReceiptJson.write(receipt));
            if (receipt.picture() != null) {
                DurableFiles.write(picture, receipt.picture());
            }
            locked(() -> {
                if (isHeld(receipt)) {
                    if (receipt.picture() != null) {
                        replace(pictureOf(receipt), picture);
                    }
                    replace(file, json);
                }
                return null;
            });
        } finally {
            Files.deleteIfExists(json);
            Files.deleteIfExists(picture);
        }
        DurableFiles.synchronize(folder);
    }

    private static void replace(Path file, Path fresh) throws IOException {
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    void release(Receipt receipt) throws IOException {
        fileOf(receipt.key());
        locked(() -> {
            if (isHeld(receipt)) {
                delete(receipt);
            }
            return null;
        });
        DurableFiles.synchronize(folder);
    }

    /** To be called while the folder is locked. */
    private void delete(Receipt receipt) throws IOException {
        Files.deleteIfExists(fileOf(receipt.key()));
        Files.deleteIfExists(pictureOf(receipt));
    }

    /** Whether the receipt of this key has the same id; to be called while the folder is locked. */
    private boolean isHeld(Receipt receipt) throws IOException {
        try {
            return read(receipt.key())
                    .filter(held -> held.receipt().id().equals(receipt.id()))
                    .isPresent();
        } catch (ReceiptJson.DamagedException e) {
            return false;
        }
    }

    Optional<Receipt> find(String key) throws IOException {
        try {
            Optional<ReceiptJson> found = read(key);
            boolean hasPicture = found.filter(ReceiptJson::hasPicture).isPresent();
            return hasPicture ? locked(() -> whole(read(key))) : found.map(ReceiptJson::receipt);
        } catch (ReceiptJson.DamagedException e) {
            return locked(() -> setAside(key));
        }
    }

    /** @throws ReceiptJson.DamagedException if the file is no receipt of this key */
    private Optional<ReceiptJson> read(String key) throws IOException {
        Path file = fileOf(key);
        try {
            if (Files.size(file) > MAX_LENGTH) {
                throw new ReceiptJson.DamagedException("it is longer than " + MAX_LENGTH + " bytes");
            }
            return Optional.of(ReceiptJson.read(Files.readAllBytes(file), key));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** While the folder is locked, a receipt and its picture belong together. */
    private Optional<Receipt> whole(Optional<ReceiptJson> found) throws IOException {
        return found.isEmpty() ? Optional.empty() : Optional.of(withPicture(found.get()));
    }

    private Receipt withPicture(ReceiptJson json) throws IOException {
        if (!json.hasPicture()) {
            return json.receipt();
        }
        Path file = pictureOf(json.receipt());
        byte[] picture = readIfThere(file);
        if (picture == null || picture.length != json.pictureLength()) {
            LOG.warn("The picture {} is missing or incomplete: it was paid for, and cannot be delivered again", file);
            return json.with(null);
        }
        return json.with(picture);
    }

    private static byte[] readIfThere(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** Puts a receipt in doubt in the place of a damaged one, which gets another name; the folder is locked. */
    private Optional<Receipt> setAside(String key) throws IOException {
        try {
            return whole(read(key));
        } catch (ReceiptJson.DamagedException e) {
            Path file = fileOf(key);
            Path kept = folder.resolve(key + ".damaged-" + UUID.randomUUID());
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Receipt inDoubt =
                    new Receipt(key, UUID.randomUUID(), Receipt.State.IN_DOUBT, null, now, null, null, null, null);
            Path json = temporary();
            DurableFiles.write(json, ReceiptJson.write(inDoubt));
            Files.createLink(kept, file);
            replace(file, json);
            DurableFiles.synchronize(folder);
            LOG.error(
                    "The receipt {} is damaged ({}): it is kept as {}. Its picture may have been paid for, and counts as in"
                            + " doubt",
                    file,
                    LogText.abbreviate(e.getMessage()),
                    kept.getFileName());
            return Optional.of(inDoubt);
        }
    }

    /** The time of a file tells when its picture was last asked for, to a day. */
    private void askedFor(Path file) throws IOException {
        Instant now = clock.instant();
        try {
            if (isOlder(file, now.minus(1, ChronoUnit.DAYS))) {
                Files.setLastModifiedTime(file, FileTime.from(now));
            }
        } catch (NoSuchFileException e) {
            LOG.debug("The receipt {} has just been released", file);
        }
    }

    private static boolean isOlder(Path file, Instant time) throws IOException {
        return Files.getLastModifiedTime(file).toInstant().isBefore(time);
    }

    /**
     * Removes the paid receipts that were last asked for before this time, and what crashes left behind before it.
     *
     * @return how many receipts were removed
     */
    int forgetOld(Instant time) throws IOException {
        int forgotten = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (forget(file, time)) {
                    forgotten++;
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return forgotten;
    }

    /** @return whether it was a receipt, and was removed */
    private boolean forget(Path file, Instant time) throws IOException {
        String name = file.getFileName().toString();
        Matcher receipt = RECEIPT.matcher(name);
        Matcher picture = PICTURE.matcher(name);
        try {
            if (!isOlder(file, time)) {
                return false;
            } else if (receipt.matches()) {
                return locked(() -> forgetReceipt(file, receipt.group(1), time));
            } else if (picture.matches()) {
                locked(() -> forgetPicture(file, picture.group(1), picture.group(2)));
            } else if (TEMPORARY.matcher(name).matches()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            LOG.debug("{} has just been removed by another process", file);
        }
        return false;
    }

    private boolean forgetReceipt(Path file, String key, Instant time) throws IOException {
        Optional<ReceiptJson> held = readable(key);
        if (held.isEmpty() || held.get().receipt().state() != Receipt.State.PAID || !isOlder(file, time)) {
            return false;
        }
        delete(held.get().receipt());
        return true;
    }

    /** A crash leaves a picture without a receipt; if the receipt is in doubt, the picture may help to decide. */
    private Void forgetPicture(Path file, String key, String id) throws IOException {
        if (!Files.exists(fileOf(key))
                || readable(key).filter(held -> knowsNot(held, id)).isPresent()) {
            Files.deleteIfExists(file);
        }
        return null;
    }

    private static boolean knowsNot(ReceiptJson held, String id) {
        return held.receipt().state() != Receipt.State.IN_DOUBT
                && !held.receipt().id().toString().equals(id);
    }

    /** Empty also for a receipt that is damaged, or of a newer version: it stays. */
    private Optional<ReceiptJson> readable(String key) {
        try {
            return read(key);
        } catch (IOException e) {
            LOG.warn("The receipt {} cannot be read: {}", fileOf(key), LogText.abbreviate(e.toString()));
            return Optional.empty();
        }
    }

    private Path fileOf(String key) {
        return folder.resolve(ReceiptKey.checked(key) + ".json");
    }

    private Path pictureOf(Receipt receipt) {
        return folder.resolve(ReceiptKey.checked(receipt.key()) + "." + receipt.id() + ".picture");
    }

    private Path temporary() {
        return folder.resolve("." + UUID.randomUUID() + ".new");
    }

    private <T> T locked(DurableFiles.Work<T> work) throws IOException {
        synchronized (monitor) {
            FileChannel lock = DurableFiles.lock(folder.resolve(".lock"));
            try {
                return work.run();
            } finally {
                lock.close();
            }
        }
    }
}
