package io.github.camelpixelcut;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps receipts in a folder, for all processes that use the same folder, until they are forgotten. A receipt is a JSON
 * file {@code <key>.json}; its picture, if it has one, is the file {@code <key>.<id>.picture} beside it. Only their
 * owner can read them. Each method returns when the disk has what was written. After a crash at any moment, each
 * receipt is the old one or the new one, and whole.
 *
 * <p>Several machines can share the folder if its file system has atomic {@code link} and {@code rename}, and file
 * locks that hold on all machines. NFS version 4 has them; NFS mounts with the option {@code nolock} or
 * {@code local_lock}, and mounts of object stores, have not. A file system without hard links, for example FAT, is
 * refused.
 *
 * <p>A file {@code <key>.json} that is no receipt, or is damaged, is kept under another name, which is logged at ERROR;
 * its picture counts as in doubt. Files with other names are left alone.
 */
public class FileReceiptRepository extends ServiceSupport implements ReceiptRepository {

    private static final Logger LOG = LoggerFactory.getLogger(FileReceiptRepository.class);

    private final InstantSource clock;
    private String folder;
    private int keepPaidDays = 30;
    private volatile ReceiptFolder opened;
    private volatile Instant cleaned = Instant.MIN;

    /** A repository without a folder: {@link #setFolder} must be called before it is used. */
    public FileReceiptRepository() {
        this(null);
    }

    /** @param folder as in {@link #setFolder} */
    public FileReceiptRepository(String folder) {
        this(folder, Clock.systemUTC());
    }

    FileReceiptRepository(String folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** The folder of the receipts; null if none is set. */
    public String getFolder() {
        return folder;
    }

    /**
     * The folder of the receipts. If it does not exist, it is created for its owner only when the repository is started
     * or first used.
     *
     * @param folder an absolute path, or one from the working directory; not blank
     */
    public void setFolder(String folder) {
        this.folder = folder;
    }

    /** How long paid receipts are kept, in days, as in {@link #setKeepPaidDays}. */
    public int getKeepPaidDays() {
        return keepPaidDays;
    }

    /**
     * How long paid receipts are kept, in days since their picture was last asked for: by default 30; 0 means for ever.
     * A picture that comes again later is paid for again. Claims, and receipts in doubt, are kept for ever.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public void setKeepPaidDays(int keepPaidDays) {
        if (keepPaidDays < 0) {
            throw new IllegalArgumentException("keepPaidDays must be 0 or more, not " + keepPaidDays);
        }
        this.keepPaidDays = keepPaidDays;
    }

    /**
     * @throws IllegalArgumentException if no folder is set
     * @throws IOException if the folder cannot be created, or cannot hold receipts
     */
    @Override
    protected void doStart() throws IOException {
        opened();
    }

    private ReceiptFolder opened() throws IOException {
        if (opened == null) {
            if (folder == null || folder.isBlank()) {
                throw new IllegalArgumentException("The FileReceiptRepository needs the option folder");
            }
            opened = ReceiptFolder.open(Path.of(folder), clock);
        }
        return opened;
    }

    @Override
    public Optional<Receipt> claim(Receipt claim) throws IOException {
        ReceiptFolder receipts = opened();
        forgetOldOnceADay();
        return receipts.claim(claim);
    }

    @Override
    public void settle(Receipt receipt) throws IOException {
        opened().settle(receipt);
    }

    @Override
    public void release(Receipt receipt) throws IOException {
        opened().release(receipt);
    }

    @Override
    public Optional<Receipt> find(String key) throws IOException {
        return opened().find(key);
    }

    private void forgetOldOnceADay() {
        Instant now = clock.instant();
        if (cleaned.isBefore(now.minus(1, ChronoUnit.DAYS))) {
            cleaned = now;
            try {
                forgetOld();
            } catch (IOException e) {
                LOG.warn("Old receipts cannot be removed from {}; it is tried again in a day", folder, e);
            }
        }
    }

    /**
     * Removes the paid receipts that need not be kept any longer, and what crashes have left behind, both after
     * {@link #setKeepPaidDays keepPaidDays}. The first claim of each day does this as well.
     *
     * @return how many receipts were removed; 0 if {@code keepPaidDays} is 0
     * @throws IllegalArgumentException if no folder is set
     * @throws IOException if the folder cannot be read, or a file cannot be removed
     */
    public int forgetOld() throws IOException {
        return keepPaidDays == 0 ? 0 : opened().forgetOld(clock.instant().minus(keepPaidDays, ChronoUnit.DAYS));
    }
}
