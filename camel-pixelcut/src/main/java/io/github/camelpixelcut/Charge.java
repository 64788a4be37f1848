package io.github.camelpixelcut;

/** Whether a call made a picture that costs credits. */
public enum Charge {
    /** No picture was made. */
    NONE,
    /** Nobody knows: the request was sent whole, and the answer was lost. */
    POSSIBLE,
    /** A picture was made, whether or not it could be fetched. */
    CERTAIN
}
