package io.github.camelpixelcut.hostile;

import io.github.camelpixelcut.testsupport.Pictures;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

/** Small valid and malicious images, as seeds for fuzz tests. */
public final class Seeds {

    private static final int SMALL = 4096;

    private Seeds() {}

    public static Stream<byte[]> images() {
        Stream<byte[]> good =
                Stream.of("jpg", "png", "gif", "bmp", "tif").map(format -> Pictures.black(format, 65, 70));
        Stream<byte[]> hostile =
                HostileImagesTest.images().map(image -> image.bytes().get());
        return Stream.of(good, Stream.of(webp()), hostile)
                .flatMap(group -> group)
                .filter(image -> image.length < SMALL);
    }

    private static byte[] webp() {
        try (InputStream webp = Seeds.class.getResourceAsStream("/images/sample-48x32.webp")) {
            return webp.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
