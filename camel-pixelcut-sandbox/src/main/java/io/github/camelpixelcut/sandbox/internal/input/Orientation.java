package io.github.camelpixelcut.sandbox.internal.input;

import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegment;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.imageio.stream.ImageInputStream;

/** How a camera was held, by the EXIF tag of a JPEG: 1 is upright, 2 to 8 are the turned and mirrored ones. */
record Orientation(int tag) {

    private static final Orientation UPRIGHT = new Orientation(1);

    /** Upright where nothing else is said or the tag cannot be read. */
    static Orientation of(byte[] image) {
        try (ImageInputStream stream = new ByteArrayImageInputStream(image)) {
            List<JPEGSegment> exif = JPEGSegmentUtil.readSegments(stream, JPEG.APP1, "Exif");
            return exif.isEmpty() ? UPRIGHT : ofExif(exif.get(0));
        } catch (IOException | RuntimeException e) {
            return UPRIGHT;
        }
    }

    private static Orientation ofExif(JPEGSegment segment) throws IOException {
        try (InputStream data = segment.data()) {
            data.skipNBytes(1); // the second zero byte after "Exif"
            try (ImageInputStream tiff = new ByteArrayImageInputStream(data.readAllBytes())) {
                Entry entry = new TIFFReader().read(tiff).getEntryById(TIFF.TAG_ORIENTATION);
                return entry == null ? UPRIGHT : new Orientation(((Number) entry.getValue()).intValue());
            }
        }
    }

    BufferedImage upright(BufferedImage image) {
        if (tag < 2 || tag > 8) {
            return image;
        }
        boolean turned = tag >= 5;
        int width = turned ? image.getHeight() : image.getWidth();
        int height = turned ? image.getWidth() : image.getHeight();
        BufferedImage upright = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = upright.createGraphics();
        graphics.drawImage(image, transform(width, height), null);
        graphics.dispose();
        return upright;
    }

    private AffineTransform transform(int width, int height) {
        return switch (tag) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, width, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, width, height);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, height);
            default -> new AffineTransform();
        };
    }
}
