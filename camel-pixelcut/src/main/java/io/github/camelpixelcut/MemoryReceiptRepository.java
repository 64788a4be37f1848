package io.github.camelpixelcut;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps receipts in memory, for all endpoints that are given the same object, until the process ends.
 *
 * <p>When {@link #setMaxReceipts maxReceipts} are held, a claim evicts a paid receipt: one whose result cannot be
 * delivered any more, or else the one paid first. A picture whose receipt was evicted is paid for again if it comes
 * again, so the first eviction is logged at WARN. Claims, and receipts in doubt, are never evicted: if nothing else is
 * held, a claim is refused.
 *
 * <p>When the pictures take more than {@link #setMaxPictureBytes maxPictureBytes}, those paid first are dropped. Their
 * receipts stay: such a picture is neither delivered nor paid for again.
 */
public class MemoryReceiptRepository implements ReceiptRepository {

    private static final Logger LOG = LoggerFactory.getLogger(MemoryReceiptRepository.class);

    private final InstantSource clock;
    /** In the order in which they were claimed or settled last. */
    private final Map<String, Receipt> receipts = new LinkedHashMap<>();

    private int maxReceipts = 10_000;
    private long maxPictureBytes = 64L * 1024 * 1024;
    private long pictureBytes;
    private boolean evicted;
    private boolean dropped;

    /** An empty repository with the default limits. */
    public MemoryReceiptRepository() {
        this(Clock.systemUTC());
    }

    MemoryReceiptRepository(InstantSource clock) {
        this.clock = clock;
    }

    /** How many receipts are held at most: by default 10,000. */
    public synchronized int getMaxReceipts() {
        return maxReceipts;
    }

    /**
     * How many receipts are held at most: 1 or more, by default 10,000.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public synchronized void setMaxReceipts(int maxReceipts) {
        if (maxReceipts < 1) {
            throw new IllegalArgumentException("maxReceipts must be 1 or more, not " + maxReceipts);
        }
        this.maxReceipts = maxReceipts;
    }

    /** How many bytes of pictures are held at most: by default 64 MiB. Results that are URLs do not count. */
    public synchronized long getMaxPictureBytes() {
        return maxPictureBytes;
    }

    /**
     * How many bytes of pictures are held at most: 0 or more, by default 64 MiB. Results that are URLs do not count.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public synchronized void setMaxPictureBytes(long maxPictureBytes) {
        if (maxPictureBytes < 0) {
            throw new IllegalArgumentException("maxPictureBytes must be 0 or more, not " + maxPictureBytes);
        }
        this.maxPictureBytes = maxPictureBytes;
    }

    /** @throws IllegalStateException if all receipts that can be held are claims or in doubt */
    @Override
    public synchronized Optional<Receipt> claim(Receipt claim) {
        Optional<Receipt> earlier = find(claim.key());
        if (earlier.isEmpty()) {
            while (receipts.size() >= maxReceipts) {
                evict();
            }
            put(claim);
        }
        return earlier;
    }

    @Override
    public synchronized void settle(Receipt receipt) {
        if (holds(receipt)) {
            remove(receipt.key());
            put(receipt);
            dropPictures();
        }
    }

    @Override
    public synchronized void release(Receipt receipt) {
        if (holds(receipt)) {
            remove(receipt.key());
        }
    }

    @Override
    public synchronized Optional<Receipt> find(String key) {
        return Optional.ofNullable(receipts.get(ReceiptKey.checked(key)));
    }

    private boolean holds(Receipt receipt) {
        return find(receipt.key())
                .filter(held -> held.id().equals(receipt.id()))
                .isPresent();
    }

    private void put(Receipt receipt) {
        receipts.put(receipt.key(), receipt);
        pictureBytes += sizeOfPicture(receipt);
    }

    private void remove(String key) {
        pictureBytes -= sizeOfPicture(receipts.remove(key));
    }

    private static long sizeOfPicture(Receipt receipt) {
        return receipt.picture() == null ? 0 : receipt.picture().length;
    }

    private void evict() {
        Instant now = clock.instant();
        Receipt victim = first(paid -> !paid.isDeliverableAt(now))
                .or(() -> first(paid -> true))
                .orElseThrow(() -> new IllegalStateException("There are " + receipts.size()
                        + " receipts in memory, all of calls in flight or in doubt: decide about those in doubt, or set"
                        + " maxReceipts to more"));
        remove(victim.key());
        if (!evicted) {
            evicted = true;
            LOG.warn(
                    "There are {} receipts in memory: from now on old ones are forgotten, and their pictures are paid for"
                            + " again if they come again. Set maxReceipts to more, or use a FileReceiptRepository",
                    maxReceipts);
        }
    }

    private Optional<Receipt> first(Predicate<Receipt> wanted) {
        return receipts.values().stream()
                .filter(receipt -> receipt.state() == Receipt.State.PAID)
                .filter(wanted)
                .findFirst();
    }

    private void dropPictures() {
        for (Map.Entry<String, Receipt> entry : receipts.entrySet()) {
            if (pictureBytes <= maxPictureBytes) {
                return;
            }
            if (entry.getValue().picture() != null) {
                pictureBytes -= sizeOfPicture(entry.getValue());
                entry.setValue(withoutPicture(entry.getValue()));
                warnOfDroppedPictures();
            }
        }
    }

    private void warnOfDroppedPictures() {
        if (!dropped) {
            dropped = true;
            LOG.warn(
                    "The pictures of the receipts in memory have more than {} bytes: from now on the oldest are dropped, and"
                            + " cannot be delivered again. Set maxPictureBytes to more, or use a FileReceiptRepository",
                    maxPictureBytes);
        }
    }

    private static Receipt withoutPicture(Receipt paid) {
        return new Receipt(
                paid.key(),
                paid.id(),
                paid.state(),
                paid.label(),
                paid.at(),
                paid.until(),
                paid.resultUrl(),
                null,
                null);
    }
}
