package io.github.camelpixelcut.sandbox.internal.state;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** The failures that the next calls get, in the order in which they were asked for. */
public final class InjectedFailures {

    private final Queue<Run> runs = new ArrayDeque<>();

    /** @throws IllegalArgumentException for a negative count */
    public synchronized void add(int count, InjectedFailure failure) {
        if (count < 0) {
            throw new IllegalArgumentException("count " + count + " is negative");
        }
        if (count > 0) {
            runs.add(new Run(count, failure));
        }
    }

    public synchronized Optional<InjectedFailure> next() {
        Run run = runs.peek();
        if (run == null) {
            return Optional.empty();
        }
        if (--run.left == 0) {
            runs.remove();
        }
        return Optional.of(run.failure);
    }

    public synchronized void clear() {
        runs.clear();
    }

    private static final class Run {

        private final InjectedFailure failure;
        private int left;

        private Run(int left, InjectedFailure failure) {
            this.left = left;
            this.failure = failure;
        }
    }
}
