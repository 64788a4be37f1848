package io.github.camelpixelcut.sandbox.internal.input;

/** The API's limits for input images. */
public final class InputLimits {

    /** The largest file: 25 MiB. */
    public static final int MAX_BYTES = 25 * 1024 * 1024;

    /** The smallest width and height in pixels. */
    static final int MIN_EDGE = 64;

    /** The largest width and height in pixels. */
    static final int MAX_EDGE = 6000;

    private InputLimits() {}
}
