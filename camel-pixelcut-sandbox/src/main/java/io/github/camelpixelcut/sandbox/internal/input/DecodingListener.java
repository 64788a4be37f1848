package io.github.camelpixelcut.sandbox.internal.input;

import java.awt.image.BufferedImage;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadUpdateListener;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Aborts a reader if its budget is spent or the image is truncated. It is told of each row of pixels: unlike a progress
 * listener, of those of a progressive JPEG, too.
 */
final class DecodingListener implements IIOReadUpdateListener, IIOReadWarningListener {

    private final DecodingBudget budget;
    private boolean truncated;

    DecodingListener(DecodingBudget budget) {
        this.budget = budget;
    }

    boolean isTruncated() {
        return truncated;
    }

    /** The JDK's JPEG reader only warns, and fills the rest with grey. */
    @Override
    public void warningOccurred(ImageReader reader, String warning) {
        truncated |= warning.contains("Truncated File") || warning.contains("premature end");
        abortIfNeeded(reader);
    }

    @Override
    public void imageUpdate(
            ImageReader reader,
            BufferedImage image,
            int minX,
            int minY,
            int width,
            int height,
            int periodX,
            int periodY,
            int[] bands) {
        abortIfNeeded(reader);
    }

    private void abortIfNeeded(ImageReader reader) {
        if (truncated || budget.isSpent()) {
            reader.abort();
        }
    }

    @Override
    public void passStarted(
            ImageReader reader,
            BufferedImage image,
            int pass,
            int minPass,
            int maxPass,
            int minX,
            int minY,
            int periodX,
            int periodY,
            int[] bands) {}

    @Override
    public void passComplete(ImageReader reader, BufferedImage image) {}

    @Override
    public void thumbnailPassStarted(
            ImageReader reader,
            BufferedImage thumbnail,
            int pass,
            int minPass,
            int maxPass,
            int minX,
            int minY,
            int periodX,
            int periodY,
            int[] bands) {}

    @Override
    public void thumbnailUpdate(
            ImageReader reader,
            BufferedImage thumbnail,
            int minX,
            int minY,
            int width,
            int height,
            int periodX,
            int periodY,
            int[] bands) {}

    @Override
    public void thumbnailPassComplete(ImageReader reader, BufferedImage thumbnail) {}
}
