package io.github.camelpixelcut.example;

import java.util.concurrent.CompletableFuture;

/** The end of a run, requested once; later requests change nothing. Safe for many threads. */
public final class Shutdown {

    public enum Reason {
        /** Every picture of the inbox has an outcome. */
        INBOX_DONE,
        /** No further picture can succeed: the key, the credits, the S3 server or the disk are the reason. */
        CANNOT_CONTINUE,
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

    /** Waits for the first request. */
    Reason await() {
        return reason.join();
    }
}
