package io.github.camelpixelcut.sandbox.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;

class ResultStoreTest {

    private final ResultStore store = new ResultStore(Clock.systemUTC(), 100);

    @Test
    void theOldestPicturesAreDroppedAboveTheMemoryLimit() {
        String first = store.put(new byte[60]);
        String second = store.put(new byte[40]);
        assertThat(store.get(first)).isPresent();

        String third = store.put(new byte[10]);

        assertThat(store.get(first)).isEmpty();
        assertThat(store.get(second)).isPresent();
        assertThat(store.get(third)).isPresent();
    }

    @Test
    void theNewestPictureIsKeptWhateverItsSize() {
        String huge = store.put(new byte[1000]);

        assertThat(store.get(huge)).isPresent();
    }
}
