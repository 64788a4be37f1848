package io.github.camelpixelcut.benchmarks.measure;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Picture files for the measurements, created on first use. */
final class PictureFiles {

    private static final int MEGABYTE = 1_000_000;
    private static final int TOO_LARGE = 6001;
    private static final int EXIF_SIZE = 65_000;
    private static final int WEBP_SIZE = 64;

    private final Path folder;

    PictureFiles(Path folder) {
        this.folder = folder;
    }

    /** A JPEG of 1200x900 pixels, padded to this size with bytes that decoders ignore. */
    Path ofMegabytes(double megabytes) throws IOException {
        return make("picture-" + megabytes + ".jpg", file -> {
            byte[] filling = new byte[(int) Math.round(megabytes * MEGABYTE)];
            new Random(1).nextBytes(filling);
            byte[] jpeg = encoded(new BufferedImage(1200, 900, BufferedImage.TYPE_INT_RGB), "jpg");
            System.arraycopy(jpeg, 0, filling, 0, jpeg.length);
            Files.write(file, filling);
        });
    }

    /**
     * A picture one pixel larger than the API accepts. The JPEG has 65 KB of Exif data, about the most a segment can
     * hold.
     */
    Path tooLarge(String format) throws IOException {
        return make("too-large." + format, file -> Files.write(file, tooLargeBytes(format)));
    }

    private static byte[] tooLargeBytes(String format) throws IOException {
        return switch (format) {
            case "jpeg" ->
                withExif(encoded(new BufferedImage(TOO_LARGE, TOO_LARGE, BufferedImage.TYPE_BYTE_GRAY), "jpg"));
            case "png" -> encoded(new BufferedImage(TOO_LARGE, TOO_LARGE, BufferedImage.TYPE_BYTE_GRAY), "png");
            case "webp" -> losslessWebp(TOO_LARGE, TOO_LARGE);
            default -> throw new IllegalArgumentException(format);
        };
    }

    /** Inserts an Exif segment after the start of image, where cameras put it. */
    private static byte[] withExif(byte[] jpeg) {
        return ByteBuffer.allocate(jpeg.length + 2 + EXIF_SIZE)
                .put(jpeg, 0, 2)
                .putShort((short) 0xFFE1)
                .putShort((short) EXIF_SIZE)
                .put("Exif\0\0".getBytes(US_ASCII))
                .position(2 + 2 + EXIF_SIZE)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /**
     * A picture of one colour. Its five prefix codes have one symbol each, so that the pixels take no bits (source: RFC
     * 9649, section 3). Written by hand because the JDK cannot write WebP.
     */
    static byte[] losslessWebp(int width, int height) {
        long size = width - 1 | (long) (height - 1) << 14;
        // No transform, no colour cache, no meta prefix codes; then five times: simple code, one symbol, one bit, 0.
        // The zeros at the end are for decoders that read ahead.
        byte[] codes = {(byte) 0x88, (byte) 0x88, 0x8};
        ByteBuffer webp = ByteBuffer.allocate(WEBP_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        webp.put("RIFF".getBytes(US_ASCII)).putInt(WEBP_SIZE - 8);
        webp.put("WEBPVP8L".getBytes(US_ASCII)).putInt(WEBP_SIZE - 20);
        webp.put((byte) 0x2F).putInt((int) size).put(codes);
        return webp.array();
    }

    private static byte[] encoded(BufferedImage picture, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, format, bytes);
        return bytes.toByteArray();
    }

    private Path make(String name, Writing writing) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            writing.to(file);
        }
        return file;
    }

    @FunctionalInterface
    private interface Writing {
        void to(Path file) throws IOException;
    }
}
