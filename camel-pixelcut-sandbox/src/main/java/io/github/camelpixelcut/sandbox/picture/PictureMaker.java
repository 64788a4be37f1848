package io.github.camelpixelcut.sandbox.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Stand-in until the picture room is merged: the input in the middle of a grey canvas. */
public final class PictureMaker {

    private static final int SIZE = 1024;

    private PictureMaker() {}

    /**
     * Makes the 1024x1024 JPEG.
     *
     * @throws UnknownForegroundException where no subject can be told from a nearly uniform picture
     */
    public static byte[] make(BufferedImage input, Placement placement, Backdrop backdrop)
            throws UnknownForegroundException {
        if (isUniform(input)) {
            throw new UnknownForegroundException("every pixel has the same colour");
        }
        BufferedImage canvas = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = canvas.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setColor(
                backdrop.scene() == null
                        ? Color.LIGHT_GRAY
                        : new Color(backdrop.scene().hashCode()));
        graphics.fillRect(0, 0, SIZE, SIZE);
        double scale = placement.scale() == null ? 0.6 : placement.scale();
        int edge = (int) (SIZE * scale);
        graphics.drawImage(input, (SIZE - edge) / 2, (SIZE - edge) / 2, edge, edge, null);
        graphics.dispose();
        return jpeg(canvas);
    }

    private static boolean isUniform(BufferedImage input) {
        int first = input.getRGB(0, 0);
        for (int y = 0; y < input.getHeight(); y++) {
            for (int x = 0; x < input.getWidth(); x++) {
                if (input.getRGB(x, y) != first) {
                    return false;
                }
            }
        }
        return true;
    }

    private static byte[] jpeg(BufferedImage canvas) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(canvas, "jpg", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
