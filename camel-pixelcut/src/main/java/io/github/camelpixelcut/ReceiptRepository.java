package io.github.camelpixelcut;

import java.util.Optional;

/**
 * Keeps {@link Receipt}s, so that the same picture is not paid for twice, neither by other exchanges nor after restarts
 * nor by other processes and machines. Implementations are thread-safe; each method is atomic for all that share the
 * repository.
 *
 * <p>Each method may throw any exception. Before a request the call then fails with a
 * {@link io.github.camelpixelcut.error.PixelcutReceiptException}, and costs nothing; after it the result is delivered,
 * and the exception is logged at ERROR.
 */
public interface ReceiptRepository {

    /**
     * Records that a picture is about to be bought, unless there is a receipt with the same key. If the repository
     * survives the process, the claim does so as soon as this method has returned.
     *
     * @param claim in the state {@link Receipt.State#CLAIMED}; not null
     * @return the receipt that was there before, unchanged; empty if the claim was written
     * @throws Exception if it is not known whether the claim was written; nothing is sent then
     */
    Optional<Receipt> claim(Receipt claim) throws Exception;

    /**
     * Records the outcome of a claim. Does nothing if the receipt with that key is missing or has another id, because
     * the claim was given up.
     *
     * @param receipt with the key and the id of the claim, in the state {@link Receipt.State#PAID} or
     *     {@link Receipt.State#IN_DOUBT}; not null
     * @throws Exception if the outcome could not be written; the receipt is then in doubt when its claim expires
     */
    void settle(Receipt receipt) throws Exception;

    /**
     * Removes a receipt, because its call is known to have cost nothing, or because the picture is to be bought again.
     * Does nothing if the receipt with that key is missing or has another id.
     *
     * @param receipt with the key and the id of the receipt to remove; not null
     * @throws Exception if it could not be removed
     */
    void release(Receipt receipt) throws Exception;

    /**
     * Finds a receipt.
     *
     * @param key as in {@link Receipt#key()}
     * @return the receipt; empty if there is none
     * @throws IllegalArgumentException if the key is not 64 hexadecimal digits in lower case
     * @throws Exception if the receipts cannot be read
     */
    Optional<Receipt> find(String key) throws Exception;
}
