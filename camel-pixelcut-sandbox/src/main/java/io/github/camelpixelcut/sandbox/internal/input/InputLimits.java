package io.github.camelpixelcut.sandbox.internal.input;

/** What the API accepts as an input image. */
public final class InputLimits {

    /** 25 MiB. */
    public static final int MAX_BYTES = 25 * 1024 * 1024;

    /** PackedPixels, for width and height alike. */
    static final int MIN_EDGE = 64;

    /** PackedPixels, for width and height alike. */
    static final int MAX_EDGE = 6000;

    private InputLimits() {}
}
