package io.github.camelpixelcut.example;

import org.apache.camel.Exchange;

/** Called by the route when the consumer has no picture. The bean {@code inboxEvents}. */
public final class InboxEvents {

    private final RunProgress progress;
    private final SettledFiles settled;
    private final Shutdown shutdown;
    private final Console console;
    private final boolean endsByItself;

    /** @param endsByItself whether the run ends when every picture has an outcome */
    InboxEvents(RunProgress progress, SettledFiles settled, Shutdown shutdown, Console console, boolean endsByItself) {
        this.progress = progress;
        this.settled = settled;
        this.shutdown = shutdown;
        this.console = console;
        this.endsByItself = endsByItself;
    }

    /** Ends the run if no picture is under way and no file is still being copied. */
    public void noMorePictures() {
        if (progress.isIdle() && !settled.areAwaited()) {
            shutdown.request(Shutdown.Reason.INBOX_DONE);
        }
    }

    /**
     * Reports that the inbox cannot be read. A run that ends by itself ends; with {@code --watch} the next poll
     * follows.
     */
    public void unreadable(Exchange exchange) {
        console.problem(
                "The inbox cannot be read: " + FailureReason.of(exchange).message());
        if (endsByItself) {
            shutdown.request(Shutdown.Reason.INBOX_LOST);
        }
    }
}
