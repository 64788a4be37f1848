package io.github.camelpixelcut.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.testsupport.Pictures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;

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
        assertThat(Thumbnail.of(hostile(progressive(64, 64), 500, 20)))
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
}
