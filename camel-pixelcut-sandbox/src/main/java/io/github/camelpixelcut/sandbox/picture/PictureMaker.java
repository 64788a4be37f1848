package io.github.camelpixelcut.sandbox.picture;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Makes product pictures offline, in place of the real API: the subject of the input on a painted backdrop, with a
 * small mark that says SANDBOX. The same input always gives the same bytes on one JDK.
 */
public final class PictureMaker {

    private static final int CANVAS = Scene.SIZE;
    private static final float QUALITY = 0.92f;

    private static final double USUAL_EDGE = 0.57;
    private static final double HIGHEST_EDGE = 0.15;

    /**
     * The surface begins at least this far above the lowest point of the subject, so that it never hangs in the air.
     */
    private static final double FOOTROOM = 0.1;

    private PictureMaker() {}

    /**
     * Makes the picture. The background of an input without alpha is removed where it is an even studio background;
     * where none can be told apart, the photo is placed whole, as a print. An input with alpha is used as it is.
     *
     * @param input of any size and type; what is much larger than the canvas is scaled down first
     * @param placement where and how large the subject stands
     * @param backdrop what stands behind the subject
     * @return a JPEG of 1024 x 1024 pixels
     * @throws UnknownForegroundException where the input is nearly uniform or fully transparent
     * @throws IllegalArgumentException where the backdrop names a scene that does not exist
     */
    public static byte[] make(BufferedImage input, Placement placement, Backdrop backdrop)
            throws UnknownForegroundException {
        Subject subject = Subject.of(input);
        Frame frame = Frame.of(subject, placement, CANVAS);
        Scene scene = sceneOf(backdrop);
        double edge = edgeFor(frame);
        BufferedImage canvas = Finish.develop(scene.paint(edge));
        darken(canvas, ContactShadow.of(subject.image(), frame, CANVAS, edge));
        place(canvas, subject.image(), frame, scene.gloss());
        return jpeg(canvas);
    }

    private static Scene sceneOf(Backdrop backdrop) {
        if (backdrop.scene() != null) {
            return Scene.named(backdrop.scene());
        }
        return PromptScene.of(backdrop.prompt(), backdrop.negativePrompt());
    }

    private static double edgeFor(Frame frame) {
        double bottom = (double) frame.bottom() / CANVAS;
        return Math.max(HIGHEST_EDGE, Math.min(USUAL_EDGE, bottom - FOOTROOM));
    }

    private static void darken(BufferedImage canvas, float[] darkness) {
        int[] pixels = Pixels.of(canvas);
        int small = ContactShadow.size(CANVAS);
        double step = (double) small / CANVAS;
        for (int y = 0; y < CANVAS; y++) {
            double sourceY = Math.max(0, Math.min(small - 1.001, (y + 0.5) * step - 0.5));
            for (int x = 0; x < CANVAS; x++) {
                double sourceX = Math.max(0, Math.min(small - 1.001, (x + 0.5) * step - 0.5));
                double light = 1 - between(darkness, small, sourceX, sourceY);
                pixels[y * CANVAS + x] = dimmed(pixels[y * CANVAS + x], light);
            }
        }
    }

    private static double between(float[] plane, int width, double x, double y) {
        int i = (int) y * width + (int) x;
        double across = x - (int) x;
        double upper = Noise.mix(plane[i], plane[i + 1], across);
        double lower = Noise.mix(plane[i + width], plane[i + width + 1], across);
        return Noise.mix(upper, lower, y - (int) y);
    }

    /** Shadows are not grey: some warm light gets into them. */
    private static int dimmed(int pixel, double light) {
        int red = (int) ((pixel >> 16 & 0xff) * (light + 0.04 * (1 - light)) + 0.5);
        int green = (int) ((pixel >> 8 & 0xff) * (light + 0.02 * (1 - light)) + 0.5);
        int blue = (int) ((pixel & 0xff) * light + 0.5);
        return red << 16 | green << 8 | blue;
    }

    private static void place(BufferedImage canvas, BufferedImage subject, Frame frame, double gloss) {
        Graphics2D graphics = canvas.createGraphics();
        if (frame.width() <= 2 * CANVAS && frame.height() <= 2 * CANVAS) {
            BufferedImage drawn = Resize.to(subject, frame.width(), frame.height());
            if (gloss > 0) {
                Reflection.draw(canvas, drawn, frame, gloss);
            }
            graphics.drawImage(drawn, frame.left(), frame.top(), null);
        } else {
            Resize.draw(graphics, subject, frame);
        }
        SandboxMark.stamp(graphics, CANVAS);
        graphics.dispose();
    }

    private static byte[] jpeg(BufferedImage canvas) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(300_000);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
                writer.setOutput(stream);
                writer.write(null, new IIOImage(canvas, null, null), parameters);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("The picture could not be written to memory", e);
        } finally {
            writer.dispose();
        }
    }
}
