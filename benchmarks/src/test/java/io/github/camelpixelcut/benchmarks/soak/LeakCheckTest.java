package io.github.camelpixelcut.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.benchmarks.soak.LeakCheck.Row;
import org.junit.jupiter.api.Test;

class LeakCheckTest {

    private static final ResourceUsage BEFORE = new ResourceUsage(30_000_000, 60, 200, 20);
    private static final int PICTURES = 1000;

    @Test
    void unchangedResourcesPass() {
        assertThat(new LeakCheck(BEFORE, BEFORE, BEFORE, BEFORE, PICTURES).passed())
                .isTrue();
    }

    @Test
    void aBufferKeptForEachPictureIsALeak() {
        assertThat(leaking(new ResourceUsage(30_000_000 + PICTURES * 25_000, 60, 200, 20)))
                .isEqualTo("Heap after a collection, MB");
    }

    @Test
    void aThreadKeptForEachFortiethPictureIsALeak() {
        assertThat(leaking(new ResourceUsage(30_000_000, 60 + PICTURES / 40, 200, 20)))
                .isEqualTo("Threads");
    }

    @Test
    void oneConnectionThatStaysOpenAfterTheRunIsALeak() {
        ResourceUsage after = new ResourceUsage(30_000_000, 60, 201, 21);

        assertThat(new LeakCheck(BEFORE, BEFORE, BEFORE, after, PICTURES).rows())
                .filteredOn(row -> !row.holds())
                .extracting(Row::measure)
                .containsExactly("TCP connections");
    }

    /** The name of the resource that is reported as a leak if the waiting application has this usage. */
    private static String leaking(ResourceUsage idleAfter) {
        return new LeakCheck(BEFORE, idleAfter, BEFORE, BEFORE, PICTURES)
                .rows().stream()
                        .filter(row -> !row.holds())
                        .map(Row::measure)
                        .reduce((one, other) -> one + " and " + other)
                        .orElse("none");
    }
}
