package io.github.camelpixelcut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.camelpixelcut.receipt.ReceiptRepositoryContract;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;

class MemoryReceiptRepositoryTest extends ReceiptRepositoryContract {

    private Instant now = NOW;
    private final MemoryReceiptRepository repository = new MemoryReceiptRepository(() -> now);

    @Override
    protected ReceiptRepository open() {
        return repository;
    }

    private void buy(String key, String resultUrl) {
        Receipt claim = claim(key);
        repository.claim(claim);
        repository.settle(paid(claim, resultUrl));
    }

    private void buy(String key, byte[] picture) {
        Receipt claim = claim(key);
        repository.claim(claim);
        repository.settle(paid(claim, picture));
    }

    @Test
    void aFullRepositoryDropsTheOldestPaidReceipt() {
        repository.setMaxReceipts(3);
        buy(key(1), "https://results.example/1.jpg");
        repository.claim(claim(key(2)));
        buy(key(3), "https://results.example/3.jpg");

        buy(key(4), "https://results.example/4.jpg");

        assertThat(repository.find(key(1))).isEmpty();
        assertThat(repository.find(key(2))).isPresent();
        assertThat(repository.find(key(3))).isPresent();
        assertThat(repository.find(key(4))).isPresent();
    }

    @Test
    void receiptsThatHaveExpiredAreDroppedFirst() {
        repository.setMaxReceipts(2);
        buy(key(1), new byte[] {1});
        buy(key(2), "https://results.example/2.jpg");
        now = now.plus(Duration.ofHours(2));

        buy(key(3), "https://results.example/3.jpg");

        assertThat(repository.find(key(1))).isPresent();
        assertThat(repository.find(key(2))).isEmpty();
        assertThat(repository.find(key(3))).isPresent();
    }

    @Test
    void receiptsInDoubtOrInFlightAreNeverDropped() {
        repository.setMaxReceipts(2);
        repository.claim(claim(key(1)));
        Receipt claim = claim(key(2));
        repository.claim(claim);
        repository.settle(inDoubt(claim));

        assertThatIllegalStateException()
                .isThrownBy(() -> repository.claim(claim(key(3))))
                .withMessageContaining("There are 2 receipts in memory, all of calls in flight or in doubt")
                .withMessageContaining("maxReceipts");

        assertThat(repository.find(key(1))).isPresent();
        assertThat(repository.find(key(2))).isPresent();
        assertThat(repository.find(key(3))).isEmpty();
        assertThat(repository.claim(claim(key(2)))).isPresent();
        repository.release(claim);
        assertThat(repository.claim(claim(key(3)))).isEmpty();
    }

    @Test
    void aPictureThatNeedsTooMuchMemoryIsDroppedButNotBoughtAgain() {
        repository.setMaxPictureBytes(1000);
        buy(key(1), new byte[600]);
        buy(key(2), new byte[400]);
        assertThat(repository.find(key(1)).orElseThrow().isDeliverableAt(now)).isTrue();

        buy(key(3), new byte[1]);

        assertThat(repository.find(key(1)).orElseThrow().isDeliverableAt(now)).isFalse();
        assertThat(repository.claim(claim(key(1)))).isPresent();
        assertThat(repository.find(key(2)).orElseThrow().picture()).hasSize(400);
        assertThat(repository.find(key(3)).orElseThrow().picture()).hasSize(1);
        buy(key(4), new byte[599]);
        assertThat(repository.find(key(2)).orElseThrow().picture()).hasSize(400);
    }

    @Test
    void aReleasedPictureUsesNoMemory() {
        repository.setMaxPictureBytes(1000);
        for (int number = 0; number < 5; number++) {
            buy(KEY, new byte[900]);
            repository.release(repository.find(KEY).orElseThrow());
        }
        buy(KEY, new byte[900]);

        assertThat(repository.find(KEY).orElseThrow().picture()).hasSize(900);
    }

    @Test
    void camelCreatesItFromProperties() {
        Main main = new Main();
        String bean = "camel.beans.receipts";
        main.addInitialProperty(bean, "#class:" + MemoryReceiptRepository.class.getName());
        main.addInitialProperty(bean + ".max-receipts", "100");
        main.addInitialProperty(bean + ".max-picture-bytes", "5000000");
        try {
            main.start();

            MemoryReceiptRepository configured =
                    main.getCamelContext().getRegistry().lookupByNameAndType("receipts", MemoryReceiptRepository.class);
            assertThat(configured.getMaxReceipts()).isEqualTo(100);
            assertThat(configured.getMaxPictureBytes()).isEqualTo(5_000_000);
        } finally {
            main.stop();
        }
    }

    @Test
    void invalidSizesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> repository.setMaxReceipts(0))
                .withMessage("maxReceipts must be 1 or more, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> repository.setMaxPictureBytes(-1))
                .withMessage("maxPictureBytes must be 0 or more, not -1");
    }
}
