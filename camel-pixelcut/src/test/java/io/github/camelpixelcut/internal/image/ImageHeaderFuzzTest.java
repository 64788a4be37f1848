package io.github.camelpixelcut.internal.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.camelpixelcut.error.ErrorCode;
import io.github.camelpixelcut.error.PixelcutImageException;
import io.github.camelpixelcut.hostile.HostileStream;
import io.github.camelpixelcut.hostile.Seeds;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class ImageHeaderFuzzTest {

    static Stream<byte[]> seeds() {
        return Seeds.images();
    }

    /** Any other exception than a refusal ends the test. */
    @MethodSource("seeds")
    @FuzzTest
    void anyFileIsRefusedOnlyForASizeThatItStates(byte[] file) throws IOException {
        Optional<ImageSize> size = ImageSize.read(new ByteArrayInputStream(file));

        size.ifPresent(found -> assertThat(SizeInFile.stands(file, found))
                .as("%s stands in the file", found)
                .isTrue());
        ErrorCode expected = file.length == 0 ? ErrorCode.MALFORMED_IMAGE : expectedOf(size);
        assertThat(refusal(ImageSource.of(file))).isEqualTo(expected);
        HostileStream stream = new HostileStream(file, HostileStream.End.NEVER);
        assertOnlyTheBeginningOfAnEndlessStreamIsRead(stream, file);
    }

    private static void assertOnlyTheBeginningOfAnEndlessStreamIsRead(HostileStream stream, byte[] file)
            throws IOException {
        ImageSource source = ImageSource.of(stream);

        refusal(source);

        assertThat(stream.taken()).isLessThanOrEqualTo(ImageSource.HEAD_SIZE);
        assertThat(source.open().readNBytes(file.length)).isEqualTo(file);
    }

    /** A width or height of zero or less is not a size. */
    private static ErrorCode expectedOf(Optional<ImageSize> size) {
        if (size.isEmpty() || Math.min(size.get().width(), size.get().height()) <= 0) {
            return null;
        }
        if (Math.min(size.get().width(), size.get().height()) < 64) {
            return ErrorCode.RESOLUTION_TOO_LOW;
        }
        return Math.max(size.get().width(), size.get().height()) > 6000 ? ErrorCode.RESOLUTION_TOO_HIGH : null;
    }

    private static ErrorCode refusal(ImageSource image) throws IOException {
        try {
            ImageLimits.checked(image);
            return null;
        } catch (PixelcutImageException e) {
            assertThat(e.getMessage()).hasSizeLessThan(300).contains("nothing was sent");
            return e.getErrorCode();
        }
    }
}
