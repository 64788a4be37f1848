package io.github.camelpixelcut.error;

/**
 * The picture was not bought, because there is already a receipt for it that has no result, or because the receipts
 * cannot be read. Thrown with the option {@code idempotent} only. Nothing was sent.
 *
 * <p>{@link #isRetryable()} is true for {@link Reason#IN_PROGRESS} and {@link Reason#UNAVAILABLE},
 * {@link #isPossiblyCharged()} for the others.
 */
public class PixelcutReceiptException extends PixelcutException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String key;

    /** Why there is no result. */
    public enum Reason {
        /** Another call for the same picture is in flight, for longer than {@code requestTimeout}: try again later. */
        IN_PROGRESS,
        /** An earlier call may have been charged: there was no usable answer, or its process has died. */
        IN_DOUBT,
        /**
         * An earlier call was paid for, and its result is gone: the URL has expired, or the picture is no longer kept.
         */
        EXPIRED,
        /** The repository of receipts has failed. */
        UNAVAILABLE
    }

    /**
     * @param message what is known of the receipt and what to do; never contains the API key
     * @param reason not null
     * @param key the key of the receipt; not null
     * @param resultUrl the URL of the picture; null if it is not known
     * @param cause the exception of the repository; null if there is none
     */
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

    /** Why there is no result; never null. */
    public Reason getReason() {
        return reason;
    }

    /** The key of the receipt in its repository: 64 hexadecimal digits in lower case; never null. */
    public String getReceiptKey() {
        return key;
    }
}
