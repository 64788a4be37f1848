package io.github.camelpixelcut.internal.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.function.Predicate;

/** The image formats that are recognised by their first bytes. Bytes of another format may still be an image. */
public enum ImageFormat {
    JPEG("image/jpeg", "jpg", head -> head.startsWith("\u00FF\u00D8\u00FF")),
    PNG("image/png", "png", head -> head.startsWith("\u0089PNG\r\n\u001A\n")),
    WEBP("image/webp", "webp", head -> head.startsWith("RIFF") && head.startsWith("WEBP", 8)),
    GIF("image/gif", "gif", head -> head.startsWith("GIF87a") || head.startsWith("GIF89a")),
    BMP("image/bmp", "bmp", head -> head.startsWith("BM")),
    TIFF("image/tiff", "tif", head -> head.startsWith("II*\0") || head.startsWith("MM\0*")),
    AVIF("image/avif", "avif", head -> head.startsWith("ftypavi", 4) || isHeif(head) && hasBrand(head, "avi")),
    HEIC("image/heic", "heic", head -> head.startsWith("ftyphei", 4) || isHeif(head)),
    UNKNOWN("application/octet-stream", "bin", head -> true);

    /** How many bytes are needed to recognise a format: of a HEIF file its first dozen of compatible brands. */
    public static final int SIGNATURE_SIZE = 64;

    private static final int COMPATIBLE_BRANDS = 16;
    private static final int BRAND_SIZE = 4;

    private final String mediaType;
    private final String extension;
    private final Predicate<String> signature;

    ImageFormat(String mediaType, String extension, Predicate<String> signature) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.signature = signature;
    }

    /** The format that starts with these bytes; {@link #UNKNOWN} if none does. */
    public static ImageFormat of(byte[] firstBytes) {
        String head = new String(firstBytes, ISO_8859_1);
        return Arrays.stream(values())
                .filter(format -> format.signature.test(head))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** A general major brand: the compatible ones tell more (source: ISO/IEC 23008-12, 10). */
    private static boolean isHeif(String head) {
        return head.startsWith("ftypmif", 4) || head.startsWith("ftypmsf", 4);
    }

    private static boolean hasBrand(String head, String begin) {
        int end = Math.min(head.length(), head.charAt(2) << 8 | head.charAt(3));
        for (int brand = COMPATIBLE_BRANDS; brand < end; brand += BRAND_SIZE) {
            if (head.startsWith(begin, brand)) {
                return true;
            }
        }
        return false;
    }

    /** The media type, {@code application/octet-stream} for {@link #UNKNOWN}. */
    public String mediaType() {
        return mediaType;
    }

    /** The usual file name extension, without the dot. */
    public String extension() {
        return extension;
    }
}
