package io.github.camelpixelcut.example;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.testsupport.Pictures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThumbnailTest {

    private static byte[] progressive(int width, int height) throws Exception {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam options = writer.getDefaultWriteParam();
        options.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            writer.write(null, new IIOImage(picture, null, null), options);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static int indexOf(byte[] bytes, int marker) {
        for (int i = 1; ; i++) {
            if (bytes[i - 1] == (byte) 0xFF && bytes[i] == (byte) marker) {
                return i - 1;
            }
        }
    }

    /** Adds copies of the last scan, and writes another width and height into the header. */
    private static byte[] hostile(byte[] jpeg, int size, int scans) {
        int lastScan = jpeg.length;
        while (jpeg[--lastScan] != (byte) 0xDA || jpeg[lastScan - 1] != (byte) 0xFF) {}
        byte[] scan = Arrays.copyOfRange(jpeg, lastScan - 1, jpeg.length - 2);
        ByteBuffer bytes = ByteBuffer.allocate(jpeg.length + scans * scan.length);
        bytes.put(jpeg, 0, jpeg.length - 2);
        for (int i = 0; i < scans; i++) {
            bytes.put(scan);
        }
        bytes.put(jpeg, jpeg.length - 2, 2);
        int frame = indexOf(jpeg, 0xC2);
        bytes.putShort(frame + 5, (short) size).putShort(frame + 7, (short) size);
        return bytes.array();
    }

    @Test
    void aSmallFileThatWouldTakeMinutesToDecodeHasNoPreview() throws Exception {
        byte[] picture = hostile(progressive(64, 64), 6000, 300);

        assertThat(picture).hasSizeLessThan(100_000);
        assertThat(Thumbnail.of(picture)).isEmpty();
        assertThat(Thumbnail.of(hostile(progressive(500, 500), 500, 20)))
                .as("the same, but quickly decoded")
                .isPresent();
    }

    @Test
    void anOrdinaryProgressiveJpegHasAPreview() throws Exception {
        assertThat(Thumbnail.of(progressive(1500, 1000))).isPresent();
    }

    @Test
    void aPictureWithMorePixelsThanTheApiTakesHasNoPreview() {
        assertThat(Thumbnail.of(Pictures.black("png", 6001, 6000))).isEmpty();
    }

    @Test
    void aHeaderThatClaimsAHugePictureHasNoPreview() {
        byte[] picture = Pictures.black("png", 64, 64);
        ByteBuffer.wrap(picture).putInt(16, Integer.MAX_VALUE).putInt(20, Integer.MAX_VALUE);

        assertThat(Thumbnail.of(picture)).isEmpty();
    }

    @Test
    void aPictureThatEndsInItsMiddleHasNoPreview() {
        for (String format : List.of("jpg", "png")) {
            byte[] picture = Pictures.product(format, 400, 300);

            assertThat(Thumbnail.of(Arrays.copyOf(picture, picture.length / 2)))
                    .as(format)
                    .isEmpty();
        }
    }

    /** The JDK's reader takes a minute for it: it copies comments in quadratic time. */
    @Test
    void aGifWithALongCommentHasAPreviewAtOnce() {
        ByteArrayOutputStream gif = new ByteArrayOutputStream();
        gif.writeBytes("GIF89a@\0@\0\200\0\0\0\0\0\377\377\377!\376".getBytes(ISO_8859_1));
        byte[] block = new byte[256];
        block[0] = (byte) 255;
        for (int i = 0; i < 32_768; i++) {
            gif.writeBytes(block);
        }
        gif.writeBytes("\0,\0\0\0\0@\0@\0\0\2\1L\0;".getBytes(ISO_8859_1));

        assertThat(Thumbnail.of(gif.toByteArray())).isPresent();
    }

    @Test
    void aPictureWithinAPictureHasNoPreview() {
        byte[] png = Pictures.black("png", 64, 64);
        byte[] bmp = ByteBuffer.allocate(54 + png.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("BM".getBytes(ISO_8859_1))
                .putInt(54 + png.length)
                .putInt(0)
                .putInt(54)
                .putInt(40)
                .putInt(64)
                .putInt(64)
                .putShort((short) 1)
                .putShort((short) 0)
                .putInt(5) // PNG
                .putInt(png.length)
                .position(54)
                .put(png)
                .array();

        assertThat(Thumbnail.of(bmp)).isEmpty();
    }

    @Test
    void aFileThatIsTooLargeForTheMemoryIsNotRead(@TempDir Path folder) throws Exception {
        Path picture = folder.resolve("huge.jpg");
        try (RandomAccessFile file = new RandomAccessFile(picture.toFile(), "rw")) {
            file.write(Pictures.product("jpg", 100, 100));
            file.setLength(3L * 1024 * 1024 * 1024); // without using the disk
        }

        assertThat(Thumbnail.of(picture)).isEmpty();
    }
}
