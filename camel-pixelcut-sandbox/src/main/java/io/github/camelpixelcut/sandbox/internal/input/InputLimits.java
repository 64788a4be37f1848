package io.github.camelpixelcut.sandbox.internal.input;

import java.time.Duration;

/** The API's limits for input images, and the sandbox's own limits for the work that an image may cause. */
public final class InputLimits {

    /** The largest file: 25 MiB. */
    public static final int MAX_BYTES = 25 * 1024 * 1024;

    /** The smallest width and height in pixels. */
    static final int MIN_EDGE = 64;

    /** The largest width and height in pixels. */
    static final int MAX_EDGE = 6000;

    /** The most bits of a pixel after decoding: RGB with alpha at 16 bits each. */
    static final int MAX_BITS_PER_PIXEL = 64;

    /** The most scans of a JPEG. Encoders usually write 10. */
    static final int MAX_SCANS = 100;

    /**
     * The most pixels of a JPEG's scans together: 20 scans of 6000x6000. The JDK computes the whole picture again for
     * each scan. Measured: 6.5 ns of processor time for each pixel.
     */
    static final long MAX_SCANNED_PIXELS = 20L * MAX_EDGE * MAX_EDGE;

    /**
     * The most processor time for decoding one image. Measured: 6 s for a WebP of 6000x6000, the slowest of the valid
     * images.
     */
    public static final Duration MAX_DECODING_TIME = Duration.ofSeconds(20);

    private InputLimits() {}
}
