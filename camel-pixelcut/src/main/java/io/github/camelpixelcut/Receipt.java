package io.github.camelpixelcut;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;

/**
 * What is known of one purchase of a picture, for all exchanges, processes and machines that share a
 * {@link ReceiptRepository}. Immutable; the array of the picture is not copied: do not modify it.
 *
 * @param key names the purchase: 64 hexadecimal digits; never null
 * @param id names the claim, so that a claim that was given up cannot settle or release a later one of the same key: a
 *     UUID; never null
 * @param state what became of it; never null
 * @param label what a person calls the picture, for example its file name: text from outside, one line of at most 300
 *     characters; null where nothing is known
 * @param at when the state was written, to the millisecond; never null
 * @param until {@link State#CLAIMED}: when the call has ended at the latest, however it ended; {@link State#PAID}:
 *     until when the URL can be fetched, null without a URL; {@link State#IN_DOUBT}: null. To the millisecond
 * @param resultUrl where the picture is; null where it is not known
 * @param mediaType the type of the picture; null without a picture
 * @param picture the picture itself, where the API gave no URL; else null
 */
public record Receipt(
        String key,
        UUID id,
        State state,
        String label,
        Instant at,
        Instant until,
        String resultUrl,
        String mediaType,
        byte[] picture) {

    /** What became of a purchase. What is known to have cost nothing has no receipt. */
    public enum State {
        /** A call is in flight, or its process has died: after {@link Receipt#until()} it is in doubt. */
        CLAIMED,
        /** The request was sent, and nobody knows whether the picture was made and charged. */
        IN_DOUBT,
        /** The picture was made, and costs credits. */
        PAID
    }

    /** Whether nobody knows what became of it: by its state, or because its process has not come back in time. */
    public boolean isInDoubtAt(Instant now) {
        return state == State.IN_DOUBT || state == State.CLAIMED && !now.isBefore(until);
    }

    /** Whether its result can be delivered: the picture is there, or its URL has not expired. */
    public boolean isDeliverableAt(Instant now) {
        return state == State.PAID && (picture != null || resultUrl != null && now.isBefore(until));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Receipt that
                && key.equals(that.key)
                && id.equals(that.id)
                && state == that.state
                && Objects.equals(label, that.label)
                && at.equals(that.at)
                && Objects.equals(until, that.until)
                && Objects.equals(resultUrl, that.resultUrl)
                && Objects.equals(mediaType, that.mediaType)
                && Arrays.equals(picture, that.picture);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** Without the URL, which opens the picture to whoever reads it. */
    @Override
    public String toString() {
        return "Receipt[" + key + ", " + state + ", at " + at + "]";
    }
}
