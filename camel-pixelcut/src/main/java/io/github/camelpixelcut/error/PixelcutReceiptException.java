package io.github.camelpixelcut.error;

/**
 * The picture is not bought because there is a receipt of it already, and the receipt gives no result. Thrown with the
 * option {@code idempotent} only. The message says what is known.
 *
 * <p>{@link #isRetryable()} is true for {@link Reason#IN_PROGRESS} and {@link Reason#UNAVAILABLE},
 * {@link #isPossiblyCharged()} for the others.
 */
public class PixelcutReceiptException extends PixelcutException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String key;

    /** Why the receipt gives no result. */
    public enum Reason {
        /** Another call of the same picture is in flight: its result can be had later, without a payment. */
        IN_PROGRESS,
        /** An earlier call may have been charged: it was sent, and its answer was lost or its process has died. */
        IN_DOUBT,
        /** An earlier call was paid for, and the URL of its result has expired. */
        EXPIRED,
        /** The repository of receipts has failed: nothing was sent. */
        UNAVAILABLE
    }

    /** @param key the key of the receipt; never null */
    public PixelcutReceiptException(String message, Reason reason, String key, String resultUrl, Throwable cause) {
        super(
                message,
                new Failure(
                        0,
                        null,
                        reason == Reason.IN_PROGRESS || reason == Reason.UNAVAILABLE,
                        reason == Reason.IN_DOUBT || reason == Reason.EXPIRED,
                        resultUrl,
                        null,
                        0),
                cause);
        this.reason = reason;
        this.key = key;
    }

    /** Why the receipt gives no result; never null. */
    public Reason getReason() {
        return reason;
    }

    /** The key of the receipt in its repository: 64 hexadecimal digits; never null. */
    public String getReceiptKey() {
        return key;
    }
}
