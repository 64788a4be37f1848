package io.github.camelpixelcut.example;

import java.util.concurrent.CompletableFuture;

/** The end of a run, asked for once; later requests change nothing. */
public final class Shutdown {

    public enum Reason {
        /** Every picture of the inbox has an outcome. */
        INBOX_DONE,
        /** The key was refused or the credits are used up: no further call can succeed. */
        REFUSED,
        /** The inbox itself cannot be read any more. */
        INBOX_LOST,
        /** Ctrl-C or SIGTERM. */
        INTERRUPTED
    }

    private final CompletableFuture<Reason> reason = new CompletableFuture<>();

    /** @return whether this was the first request */
    public boolean request(Reason why) {
        return reason.complete(why);
    }

    boolean isRequested() {
        return reason.isDone();
    }

    Reason await() {
        return reason.join();
    }
}
