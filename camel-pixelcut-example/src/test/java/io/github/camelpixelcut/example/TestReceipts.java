package io.github.camelpixelcut.example;

import io.github.camelpixelcut.FileReceiptRepository;
import io.github.camelpixelcut.PixelcutEndpoint;
import io.github.camelpixelcut.Receipt;
import io.github.camelpixelcut.Receipt.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;

/** The receipts in the work folder of an inbox, as a killed application leaves them. */
final class TestReceipts {

    private final Path folder;
    private final FileReceiptRepository repository;
    private final PixelcutEndpoint endpoint;

    TestReceipts(Path work, String baseUrl) {
        folder = work.resolve("state/receipts");
        repository = new FileReceiptRepository(folder.toString());
        endpoint = new DefaultCamelContext()
                .getEndpoint("pixelcut:generate-background?apiKey=any&baseUrl=" + baseUrl, PixelcutEndpoint.class);
    }

    PictureReceipts byPicture() {
        return new PictureReceipts(folder, endpoint::receiptKey);
    }

    FileReceiptRepository repository() {
        return repository;
    }

    Path file(Picture picture) {
        return folder.resolve(byPicture().key(picture.key(), 1) + ".json");
    }

    /** The application was killed during this call. */
    void leaveClaim(Picture picture, int call) throws IOException {
        repository.claim(receipt(picture, call, State.CLAIMED, Duration.ofMinutes(6), null));
    }

    /** The application was killed after this call. */
    void leavePaid(Picture picture, String resultUrl, Duration validFor) throws IOException {
        Receipt paid = receipt(picture, 1, State.PAID, validFor, resultUrl);
        repository.claim(new Receipt(
                paid.key(), paid.id(), State.CLAIMED, paid.label(), paid.at(), paid.until(), null, null, null));
        repository.settle(paid);
    }

    private Receipt receipt(Picture picture, int call, State state, Duration until, String resultUrl) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new Receipt(
                byPicture().key(picture.key(), call),
                UUID.randomUUID(),
                state,
                picture.name().substring(picture.name().lastIndexOf('/') + 1),
                now,
                now.plus(until),
                resultUrl,
                null,
                null);
    }

    List<Receipt> all() throws IOException {
        return in(folder);
    }

    /** Also while the application is running. */
    static List<Receipt> in(Path folder) throws IOException {
        List<Receipt> receipts = new ArrayList<>();
        if (Files.exists(folder)) {
            FileReceiptRepository repository = new FileReceiptRepository(folder.toString());
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".json")).toList()) {
                    String name = file.getFileName().toString();
                    repository.find(name.substring(0, 64)).ifPresent(receipts::add);
                }
            }
        }
        return receipts;
    }
}
