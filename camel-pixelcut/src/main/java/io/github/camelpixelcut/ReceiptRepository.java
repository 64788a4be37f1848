package io.github.camelpixelcut;

import java.util.Optional;

/**
 * Keeps {@link Receipt}s for all that must not pay for the same picture twice: exchanges, restarts, processes,
 * machines. Safe for use by many threads; each method is atomic over all who share the repository.
 *
 * <p>Any exception may be thrown. Before a request the component then refuses the call, which costs nothing; after it
 * the result is delivered, and the failure is logged at ERROR.
 */
public interface ReceiptRepository {

    /**
     * Writes down that a picture is about to be bought, unless there is a receipt of the same key. Returns when the
     * claim outlives the process, as far as the repository is one that does.
     *
     * @param claim in the state {@link Receipt.State#CLAIMED}
     * @return the receipt that was there before, and stays; empty if the claim was written
     */
    Optional<Receipt> claim(Receipt claim) throws Exception;

    /**
     * Writes down what became of a claim. Does nothing if the receipt of that key has another id: somebody has decided
     * to give the claim up.
     *
     * @param receipt with the key and the id of the claim, in the state {@link Receipt.State#PAID} or
     *     {@link Receipt.State#IN_DOUBT}
     */
    void settle(Receipt receipt) throws Exception;

    /**
     * Forgets a receipt: it is known to have cost nothing, or somebody has decided to buy the picture again. Does
     * nothing if the receipt of that key has another id.
     */
    void release(Receipt receipt) throws Exception;

    /** The receipt of this key; empty if there is none. */
    Optional<Receipt> find(String key) throws Exception;
}
