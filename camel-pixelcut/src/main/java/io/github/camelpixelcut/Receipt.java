package io.github.camelpixelcut;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;

/**
 * What is known of one purchase of a picture, for all exchanges, processes and machines that share a
 * {@link ReceiptRepository}. Immutable; the array of the picture is not copied: do not modify it.
 *
 * @param key identifies the purchase: 64 hexadecimal digits in lower case; never null
 * @param id identifies the claim, so that a claim that was given up cannot settle or release a later one of the same
 *     key; never null
 * @param state its outcome so far; never null
 * @param label describes the picture to people, for example its file name: text from outside, one line of at most 300
 *     characters; null if nothing is known
 * @param at when the state was written, to the millisecond; never null
 * @param until to the millisecond. {@link State#CLAIMED}: when the call has ended at the latest, with whatever outcome;
 *     {@link State#PAID}: when the URL expires, null without a URL; {@link State#IN_DOUBT}: null
 * @param resultUrl the URL of the picture; null if it is not known
 * @param mediaType the media type of the picture, for example {@code image/jpeg}; null without a picture
 * @param picture the picture itself, if the API gave no URL; otherwise null
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

    /** The outcome of a purchase. A call that is known to have cost nothing has no receipt. */
    public enum State {
        /** A call is in flight, or its process has died: after {@link Receipt#until()} it is in doubt. */
        CLAIMED,
        /** The request was sent, and it is not known whether the picture was made and charged. */
        IN_DOUBT,
        /** The picture was made, and costs credits. */
        PAID
    }

    /** Whether its outcome is not known: by its state, or because its claim has expired. */
    public boolean isInDoubtAt(Instant now) {
        return state == State.IN_DOUBT || state == State.CLAIMED && !now.isBefore(until);
    }

    /** Whether its result can be delivered: it contains the picture, or its URL has not expired. */
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

    /** Without the URL, because everyone who knows it can download the picture. */
    @Override
    public String toString() {
        return "Receipt[" + key + ", " + state + ", at " + at + "]";
    }
}
