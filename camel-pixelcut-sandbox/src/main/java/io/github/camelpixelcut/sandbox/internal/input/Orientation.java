package io.github.camelpixelcut.sandbox.internal.input;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How a camera was held, by the EXIF tag of a JPEG: 1 is upright, 2 to 8 are the turned and mirrored ones. */
record Orientation(int tag) {

    static final Orientation UPRIGHT = new Orientation(1);

    private static final short LITTLE_ENDIAN_MARK = 0x4949;
    private static final short MAGIC_NUMBER = 42;
    private static final int TAG = 0x0112;
    private static final int BYTES_PER_ENTRY = 12;

    /**
     * Reads the tag from the first directory of EXIF data, which has the form of a TIFF file. It looks at nothing else:
     * the rest of the data may be broken or hostile.
     *
     * @param tiff EXIF data
     * @return upright if there is no valid tag
     */
    static Orientation ofTiff(ByteBuffer tiff) {
        try {
            tiff.order(tiff.getShort(0) == LITTLE_ENDIAN_MARK ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            if (tiff.getShort(2) != MAGIC_NUMBER) {
                return UPRIGHT;
            }
            int directory = tiff.getInt(4);
            int entries = Short.toUnsignedInt(tiff.getShort(directory));
            for (int i = 0; i < entries; i++) {
                int entry = directory + 2 + i * BYTES_PER_ENTRY;
                if (Short.toUnsignedInt(tiff.getShort(entry)) == TAG) {
                    return new Orientation(tiff.getShort(entry + 8));
                }
            }
            return UPRIGHT;
        } catch (IndexOutOfBoundsException e) {
            return UPRIGHT;
        }
    }

    /** The picture as it is to be looked at. */
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
