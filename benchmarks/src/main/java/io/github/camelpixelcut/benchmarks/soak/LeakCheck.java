package io.github.camelpixelcut.benchmarks.soak;

import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * Compares the resources of the process before and after the load, twice: while the application waits for pictures,
 * which shows what calls leave behind, and after the application has ended, which shows what a run leaves behind.
 *
 * @param pictures the number of pictures of the load
 */
record LeakCheck(
        ResourceUsage idleBefore,
        ResourceUsage idleAfter,
        ResourceUsage endedBefore,
        ResourceUsage endedAfter,
        int pictures) {

    private static final long MEGABYTE = 1_000_000;

    /** Normal fluctuations of the JVM. */
    private static final long HEAP_SLACK = 8 * MEGABYTE;

    /** The application keeps an entry for every picture for its table: name, outcome, size, time, and key. */
    private static final long HEAP_PER_PICTURE = 4_000;

    /** Pools grow with use, to a size that does not depend on the number of calls. */
    private static final int POOLS = 20;

    /** Jars that are opened for the first time. */
    private static final int FILES = 5;

    /**
     * One resource, measured at four points in time.
     *
     * @param idle the figures before and after, while the application was waiting
     * @param ended the figures before and after, when the application had ended
     * @param allowed the allowed increase, idle and ended
     */
    record Row(String measure, String idle, String ended, String allowed, boolean holds) {}

    List<Row> rows() {
        long heap = HEAP_SLACK + pictures * HEAP_PER_PICTURE;
        return List.of(
                row("Heap after a collection, MB", ResourceUsage::heap, heap, HEAP_SLACK, MEGABYTE),
                row("Threads", ResourceUsage::threads, POOLS, 0, 1),
                row("Open files and sockets", ResourceUsage::files, 2 * POOLS, FILES, 1),
                row("TCP connections", ResourceUsage::connections, 2 * POOLS, 0, 1));
    }

    private Row row(String measure, ToLongFunction<ResourceUsage> figure, long moreIdle, long moreEnded, long unit) {
        long idle = figure.applyAsLong(idleAfter) - figure.applyAsLong(idleBefore);
        long ended = figure.applyAsLong(endedAfter) - figure.applyAsLong(endedBefore);
        return new Row(
                measure,
                beforeAndAfter(figure.applyAsLong(idleBefore), figure.applyAsLong(idleAfter), unit),
                beforeAndAfter(figure.applyAsLong(endedBefore), figure.applyAsLong(endedAfter), unit),
                "+%s, +%s".formatted(show(moreIdle, unit), show(moreEnded, unit)),
                idle <= moreIdle && ended <= moreEnded);
    }

    private static String beforeAndAfter(long before, long after, long unit) {
        return show(before, unit) + " -> " + show(after, unit);
    }

    private static String show(long value, long unit) {
        return unit == 1 ? String.valueOf(value) : String.format(Locale.ROOT, "%.1f", (double) value / unit);
    }

    boolean passed() {
        return rows().stream().allMatch(Row::holds);
    }
}
