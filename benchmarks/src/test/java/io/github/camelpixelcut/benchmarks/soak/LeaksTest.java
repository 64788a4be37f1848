package io.github.camelpixelcut.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.benchmarks.soak.Leaks.Row;
import org.junit.jupiter.api.Test;

class LeaksTest {

    private static final Resources BEFORE = new Resources(30_000_000, 60, 200, 20);
    private static final int PICTURES = 1000;

    @Test
    void whatIsBackWhereItWasHolds() {
        assertThat(new Leaks(BEFORE, BEFORE, BEFORE, BEFORE, PICTURES).hold()).isTrue();
    }

    @Test
    void aBufferKeptForEachPictureIsALeak() {
        assertThat(leaking(new Resources(30_000_000 + PICTURES * 25_000, 60, 200, 20)))
                .isEqualTo("Heap after a collection, MB");
    }

    @Test
    void aThreadKeptForEachFortiethPictureIsALeak() {
        assertThat(leaking(new Resources(30_000_000, 60 + PICTURES / 40, 200, 20)))
                .isEqualTo("Threads");
    }

    @Test
    void oneConnectionThatStaysWhenAllHasStoppedIsALeak() {
        Resources after = new Resources(30_000_000, 60, 201, 21);

        assertThat(new Leaks(BEFORE, BEFORE, BEFORE, after, PICTURES).rows())
                .filteredOn(row -> !row.holds())
                .extracting(Row::measure)
                .containsExactly("TCP connections");
    }

    /** The only measure that does not hold, when the waiting application has this much. */
    private static String leaking(Resources idleAfter) {
        return new Leaks(BEFORE, idleAfter, BEFORE, BEFORE, PICTURES)
                .rows().stream()
                        .filter(row -> !row.holds())
                        .map(Row::measure)
                        .reduce((one, other) -> one + " and " + other)
                        .orElse("none");
    }
}
