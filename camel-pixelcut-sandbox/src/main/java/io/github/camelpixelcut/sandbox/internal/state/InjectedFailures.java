package io.github.camelpixelcut.sandbox.internal.state;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** The failures of the next calls, in the order in which they were requested. */
public final class InjectedFailures {

    private final Queue<Run> runs = new ArrayDeque<>();

    /** @throws IllegalArgumentException if the count is negative */
    public synchronized void add(int count, InjectedFailure failure) {
        if (count < 0) {
            throw new IllegalArgumentException("count " + count + " is negative");
        }
        if (count > 0) {
            runs.add(new Run(count, failure));
        }
    }

    /** The failure of this call; empty if it is to succeed. */
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
