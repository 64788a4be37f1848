package io.github.camelpixelcut.example;

import io.github.camelpixelcut.FileReceiptRepository;
import io.github.camelpixelcut.Receipt;
import io.github.camelpixelcut.ReceiptRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The receipts of the paid calls, by picture. The component writes them; {@link #forget} removes them when the disk has
 * the outcome of the picture.
 *
 * <p>If the call for a picture is in doubt and the picture is sent again, that is another purchase with another
 * receipt. The older receipts stay until the picture has an outcome, so their number is the number of calls that may
 * have been paid for. Safe for several threads, one for each picture.
 */
final class PictureReceipts {

    private static final Pattern FILE = Pattern.compile("([0-9a-f]{64})\\.json");
    private static final Pattern DAMAGED = Pattern.compile("[0-9a-f]{64}\\.damaged-.*");

    private final Path folder;
    private final FileReceiptRepository repository;
    private final UnaryOperator<String> keyOfReceipt;
    private final Set<UUID> sentAgain = ConcurrentHashMap.newKeySet();

    /**
     * @param folder is created when the first receipt is written
     * @param keyOfReceipt the key of the receipt, by the value of the option {@code idempotentKey}
     */
    PictureReceipts(Path folder, UnaryOperator<String> keyOfReceipt) {
        this.folder = folder;
        this.keyOfReceipt = keyOfReceipt;
        this.repository = new FileReceiptRepository(folder.toString());
        repository.setKeepPaidDays(0); // forget() removes them
    }

    ReceiptRepository repository() {
        return repository;
    }

    /**
     * The value of the option {@code idempotentKey}. It contains the file and not its content or the scene: the same
     * photo under another name is another picture.
     *
     * @param picture {@link Picture#key()}
     * @param call from 1
     */
    static String purchase(String picture, int call) {
        return call == 1 ? picture : picture + " call " + call;
    }

    /** @see #purchase */
    String key(String picture, int call) {
        return keyOfReceipt.apply(purchase(picture, call));
    }

    /** In the order of the calls. All but the last one are in doubt. */
    private List<Receipt> of(String picture) throws IOException {
        List<Receipt> receipts = new ArrayList<>();
        Optional<Receipt> next = repository.find(key(picture, 1));
        while (next.isPresent()) {
            receipts.add(next.get());
            next = repository.find(key(picture, receipts.size() + 1));
        }
        return receipts;
    }

    /**
     * The number of the call that this run makes for a picture: that of the last receipt, whose result is used or which
     * is in doubt; or the next one, if there is no receipt or the picture is to be sent again.
     */
    int callFor(Picture picture) throws IOException {
        List<Receipt> receipts = of(picture.key());
        boolean another =
                receipts.isEmpty() || sentAgain.contains(last(receipts).id());
        return receipts.size() + (another ? 1 : 0);
    }

    /** Whether the next try can download the result, also after a restart. */
    boolean hasResult(Picture picture) {
        try {
            List<Receipt> receipts = of(picture.key());
            return !receipts.isEmpty() && last(receipts).isDeliverableAt(Instant.now());
        } catch (IOException e) {
            return false;
        }
    }

    static Receipt last(List<Receipt> receipts) {
        return receipts.get(receipts.size() - 1);
    }

    /** The picture of this receipt, which is in doubt, is sent again by this run. */
    void sendAgain(Receipt receipt) {
        sentAgain.add(receipt.id());
    }

    /** The call of this receipt has ended with the process that made it. */
    void keepInDoubt(Receipt receipt) throws IOException {
        repository.settle(new Receipt(
                receipt.key(),
                receipt.id(),
                Receipt.State.IN_DOUBT,
                receipt.label(),
                receipt.at(),
                null,
                null,
                null,
                null));
    }

    /** The picture has an outcome. If the process dies in between, the older receipts are still found. */
    void forget(String picture) throws IOException {
        List<Receipt> receipts = of(picture);
        Collections.reverse(receipts);
        for (Receipt receipt : receipts) {
            repository.release(receipt);
        }
    }

    void forget(Receipt receipt) throws IOException {
        repository.release(receipt);
    }

    /** The keys of all receipts. */
    Set<String> keys() throws IOException {
        return names(FILE).stream().map(name -> name.substring(0, 64)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** A damaged receipt gets another name, and counts as in doubt; {@link #damaged} has its name. */
    Optional<Receipt> find(String key) throws IOException {
        return repository.find(key);
    }

    /** The names of the files that were damaged receipts. */
    Set<String> damaged() throws IOException {
        return names(DAMAGED);
    }

    private Set<String> names(Pattern pattern) throws IOException {
        if (!Files.isDirectory(folder)) {
            return new TreeSet<>();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(pattern.asMatchPredicate())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
