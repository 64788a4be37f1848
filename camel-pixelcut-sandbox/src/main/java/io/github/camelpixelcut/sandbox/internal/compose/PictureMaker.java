package io.github.camelpixelcut.sandbox.internal.compose;

import io.github.camelpixelcut.sandbox.internal.cutout.Subject;
import io.github.camelpixelcut.sandbox.internal.cutout.UnknownForegroundException;
import io.github.camelpixelcut.sandbox.internal.pixels.JpegEncoder;
import io.github.camelpixelcut.sandbox.internal.pixels.PackedPixels;
import io.github.camelpixelcut.sandbox.internal.pixels.Resize;
import io.github.camelpixelcut.sandbox.internal.prompt.PromptScene;
import io.github.camelpixelcut.sandbox.internal.scene.NamedScene;
import io.github.camelpixelcut.sandbox.internal.scene.Scene;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;

/**
 * Makes product pictures in place of the real API: the subject of the input in front of a painted backdrop, with the
 * watermark SANDBOX. On the same JDK, the same input always gives the same bytes.
 */
public final class PictureMaker {

    private static final int CANVAS = Scene.SIZE;

    private static final double USUAL_EDGE = 0.57;
    private static final double HIGHEST_EDGE = 0.15;

    /** The surface begins at least this far above the lowest point of the subject, so that the subject stands on it. */
    private static final double FOOTROOM = 0.1;

    /** Painting takes longer than everything else, and the usual edge is the same for most subjects. 4 MiB each. */
    private static final LruCache<PaintedKey, BufferedImage> PAINTED = new LruCache<>(8);

    private PictureMaker() {}

    /**
     * Makes the picture. If the input has no alpha, an even studio background is removed; if there is none, the whole
     * photo is the subject, as a print. If the input has alpha, it is used as it is.
     *
     * @param input of any size and type
     * @param placement where and how large the subject stands
     * @param backdrop what stands behind the subject
     * @return a JPEG of 1024 x 1024 pixels
     * @throws UnknownForegroundException if the input is nearly uniform or fully transparent
     * @throws IllegalArgumentException if the backdrop names a scene that does not exist
     */
    public static byte[] make(BufferedImage input, Placement placement, Backdrop backdrop)
            throws UnknownForegroundException {
        Subject subject = Subject.of(input);
        Rectangle frame = placement.frameOf(subject.image(), subject.defaultScale(), CANVAS);
        Scene scene = sceneOf(backdrop);
        double edge = edgeFor(frame);
        BufferedImage canvas = copy(painted(new PaintedKey(backdrop, edge), scene));
        ContactShadow.cast(canvas, subject.image(), frame, edge);
        place(canvas, subject.image(), frame, scene.gloss());
        return JpegEncoder.encode(canvas);
    }

    private static BufferedImage painted(PaintedKey key, Scene scene) {
        BufferedImage painted = PAINTED.get(key);
        if (painted == null) {
            painted = ToneMapping.toSrgb(scene.paint(key.edge()));
            PAINTED.put(key, painted);
        }
        return painted;
    }

    private static BufferedImage copy(BufferedImage painted) {
        BufferedImage copy = new BufferedImage(CANVAS, CANVAS, BufferedImage.TYPE_INT_RGB);
        System.arraycopy(PackedPixels.of(painted), 0, PackedPixels.of(copy), 0, CANVAS * CANVAS);
        return copy;
    }

    private static Scene sceneOf(Backdrop backdrop) {
        if (backdrop.scene() != null) {
            return NamedScene.of(backdrop.scene()).scene();
        }
        return PromptScene.of(backdrop.prompt(), backdrop.negativePrompt());
    }

    private static double edgeFor(Rectangle frame) {
        double bottom = (double) (frame.y + frame.height) / CANVAS;
        return Math.max(HIGHEST_EDGE, Math.min(USUAL_EDGE, bottom - FOOTROOM));
    }

    private static void place(BufferedImage canvas, BufferedImage subject, Rectangle frame, double gloss) {
        Graphics2D graphics = canvas.createGraphics();
        if (frame.width <= 2 * CANVAS && frame.height <= 2 * CANVAS) {
            BufferedImage drawn = Resize.to(subject, frame.width, frame.height);
            if (gloss > 0) {
                Reflection.draw(canvas, drawn, frame, gloss);
            }
            graphics.drawImage(drawn, frame.x, frame.y, null);
        } else {
            Resize.draw(graphics, subject, frame);
        }
        SandboxWatermark.stamp(graphics, CANVAS);
        graphics.dispose();
    }

    private record PaintedKey(Backdrop backdrop, double edge) {}
}
