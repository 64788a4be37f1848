package io.github.camelpixelcut.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.error.PixelcutImageException;
import io.github.camelpixelcut.image.ImageFormat;
import io.github.camelpixelcut.image.ImageLimits;
import io.github.camelpixelcut.image.ImageSource;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageHeaderFuzzTest {

    private static final int SMALL = 4096;

    @Test
    void whateverIsBrokenInAnImageItIsRefusedOrLeftToTheApi() {
        List<byte[]> seeds = HostileImagesTest.images()
                .map(image -> image.bytes().get())
                .filter(bytes -> bytes.length > 0 && bytes.length < SMALL)
                .toList();
        assertThat(seeds).hasSizeGreaterThan(100);

        Mutations.of(seeds, input -> {
            assertThat(ImageFormat.of(input)).isNotNull();
            assertThat(judged(ImageSource.of(input)))
                    .isEqualTo(judged(ImageSource.of(new ByteArrayInputStream(input))) || input.length == 0);
        });
    }

    /** Whether it is refused. Anything but the exception of the tree ends the test. */
    private static boolean judged(ImageSource image) throws Exception {
        try {
            ImageLimits.checked(image);
            return false;
        } catch (PixelcutImageException e) {
            return true;
        }
    }
}
