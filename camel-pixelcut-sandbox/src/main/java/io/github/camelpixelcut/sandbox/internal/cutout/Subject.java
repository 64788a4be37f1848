package io.github.camelpixelcut.sandbox.internal.cutout;

import io.github.camelpixelcut.sandbox.internal.pixels.OklabImage;
import io.github.camelpixelcut.sandbox.internal.pixels.PackedPixels;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * What stands in front of the backdrop.
 *
 * @param image as ARGB
 * @param defaultScale the API's default for this kind of input
 */
public record Subject(BufferedImage image, double defaultScale) {

    private static final double SCALE_WITH_ALPHA = 1;
    private static final double SCALE_WITHOUT_ALPHA = 0.6;
    private static final int VISIBLE = 8;

    /** In a picture that shows nothing, pixels differ at most this much from the mean (OKLab times 100). */
    private static final float UNIFORM = 3;

    private static final double UNIFORM_SHARE = 0.9995;
    private static final double PRINT_BORDER = 0.028;

    public static Subject of(BufferedImage input) throws UnknownForegroundException {
        BufferedImage picture = ArgbConversion.convert(input);
        if (input.getColorModel().hasAlpha()) {
            if (alphaBox(picture).isEmpty()) {
                throw new UnknownForegroundException("The picture is fully transparent: there is no subject to see");
            }
            return new Subject(picture, SCALE_WITH_ALPHA);
        }
        if (isUniform(picture)) {
            throw new UnknownForegroundException(
                    "The picture has nearly the same colour everywhere: no subject can be told from the background");
        }
        return new Subject(cutOut(picture).orElseGet(() -> asPrint(picture)), SCALE_WITHOUT_ALPHA);
    }

    private static Optional<BufferedImage> cutOut(BufferedImage picture) {
        return BackgroundRemoval.subjectOf(picture)
                .map(subject -> EdgeMatting.cutOut(picture, subject))
                .flatMap(Subject::trimmed);
    }

    private static Optional<BufferedImage> trimmed(BufferedImage picture) {
        Rectangle box = alphaBox(picture);
        if (box.isEmpty()) {
            return Optional.empty();
        }
        BufferedImage result = new BufferedImage(box.width, box.height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = result.createGraphics();
        graphics.drawImage(picture, -box.x, -box.y, null);
        graphics.dispose();
        return Optional.of(result);
    }

    /** If no background can be removed, the whole photo is the subject: a print with a white border. */
    private static BufferedImage asPrint(BufferedImage picture) {
        int border = (int) Math.max(1, Math.round(PRINT_BORDER * Math.max(picture.getWidth(), picture.getHeight())));
        int width = picture.getWidth() + 2 * border;
        int height = picture.getHeight() + 2 * border;
        BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = result.createGraphics();
        graphics.setColor(new Color(0xFAF8F4));
        graphics.fillRect(0, 0, width, height);
        graphics.drawImage(picture, border, border, null);
        graphics.dispose();
        return result;
    }

    private static Rectangle alphaBox(BufferedImage picture) {
        int[] pixels = PackedPixels.of(picture);
        int width = picture.getWidth();
        int left = width;
        int right = -1;
        int top = picture.getHeight();
        int bottom = -1;
        for (int i = 0; i < pixels.length; i++) {
            if (pixels[i] >>> 24 >= VISIBLE) {
                left = Math.min(left, i % width);
                right = Math.max(right, i % width);
                top = Math.min(top, i / width);
                bottom = i / width;
            }
        }
        return new Rectangle(left, top, Math.max(0, right - left + 1), Math.max(0, bottom - top + 1));
    }

    private static boolean isUniform(BufferedImage picture) {
        OklabImage lab = new OklabImage(PackedPixels.of(picture), picture.getWidth(), picture.getHeight());
        float lightness = mean(lab.lightness);
        float greenRed = mean(lab.greenRed);
        float blueYellow = mean(lab.blueYellow);
        int alike = 0;
        for (int i = 0; i < lab.lightness.length; i++) {
            float dl = lab.lightness[i] - lightness;
            float da = lab.greenRed[i] - greenRed;
            float db = lab.blueYellow[i] - blueYellow;
            alike += dl * dl + da * da + db * db < UNIFORM * UNIFORM ? 1 : 0;
        }
        return alike >= UNIFORM_SHARE * lab.lightness.length;
    }

    private static float mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return (float) (sum / values.length);
    }
}
