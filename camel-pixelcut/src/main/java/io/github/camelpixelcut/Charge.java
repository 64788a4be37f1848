package io.github.camelpixelcut;

/** Whether a call has cost credits. */
public enum Charge {
    /** No picture was made, so the call cost nothing. */
    NONE,
    /** Not known: the complete request was sent, and there was no usable answer. */
    POSSIBLE,
    /** A picture was made and charged, whether or not it could be downloaded. */
    CERTAIN
}
