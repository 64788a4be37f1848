package io.github.camelpixelcut.benchmarks.soak;

import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * What the process held before and after the load, twice: while the application waits for pictures, and when it has
 * ended. The first shows what a call leaves behind, the second what a run does.
 *
 * @param pictures of the load
 */
record Leaks(Resources idleBefore, Resources idleAfter, Resources endedBefore, Resources endedAfter, int pictures) {

    private static final long MEGABYTE = 1_000_000;

    /** The JVM's own ups and downs. */
    private static final long HEAP_SLACK = 8 * MEGABYTE;

    /** The application remembers every picture for its table: name, outcome, size and time, and its key. */
    private static final long HEAP_PER_PICTURE = 4_000;

    /** Pools fill up as they are used, to a size that does not depend on the number of calls. */
    private static final int POOLS = 20;

    /** Jars that are read for the first time. */
    private static final int FILES = 5;

    /**
     * One measure at four moments.
     *
     * @param idle figures before and after
     * @param ended figures before and after
     * @param allowed how much more is allowed, idle and ended
     */
    record Row(String measure, String idle, String ended, String allowed, boolean holds) {}

    List<Row> rows() {
        long heap = HEAP_SLACK + pictures * HEAP_PER_PICTURE;
        return List.of(
                row("Heap after a collection, MB", Resources::heap, heap, HEAP_SLACK, MEGABYTE),
                row("Threads", Resources::threads, POOLS, 0, 1),
                row("Open files and sockets", Resources::files, 2 * POOLS, FILES, 1),
                row("TCP connections", Resources::connections, 2 * POOLS, 0, 1));
    }

    private Row row(String measure, ToLongFunction<Resources> figure, long moreIdle, long moreEnded, long unit) {
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

    boolean hold() {
        return rows().stream().allMatch(Row::holds);
    }
}
