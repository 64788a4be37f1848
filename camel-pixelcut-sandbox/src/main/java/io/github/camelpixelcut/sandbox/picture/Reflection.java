package io.github.camelpixelcut.sandbox.picture;

import java.awt.image.BufferedImage;

/** The faint image of a subject in a polished surface, mirrored at its foot. */
final class Reflection {

    private static final double DEPTH = 0.22;

    private Reflection() {}

    /**
     * @param canvas is drawn on
     * @param drawn the subject at its final size, premultiplied
     * @param gloss 0 none to 1 a mirror
     */
    static void draw(BufferedImage canvas, BufferedImage drawn, Frame frame, double gloss) {
        int[] target = Pixels.of(canvas);
        int[] source = Pixels.of(drawn);
        int size = canvas.getWidth();
        Footing footing = Footing.of(Footing.alpha(drawn), frame.width(), frame.height());
        int depth = (int) (DEPTH * Math.min(frame.height(), 2 * frame.width()));
        for (int column = Math.max(0, -frame.left()); column < Math.min(frame.width(), size - frame.left()); column++) {
            int lowest = footing.lowest(column);
            for (int below = 1; lowest >= 0 && below <= Math.min(depth, lowest); below++) {
                int y = frame.top() + lowest + below;
                if (y >= 0 && y < size) {
                    double fading = 1 - (double) below / depth;
                    double weight = gloss * fading * fading * footing.strength(column);
                    int i = y * size + frame.left() + column;
                    target[i] = blend(target[i], source[(lowest - below) * frame.width() + column], weight);
                }
            }
        }
    }

    private static int blend(int ground, int premultiplied, double weight) {
        double keep = 1 - weight * (premultiplied >>> 24) / 255;
        int red = (int) ((ground >> 16 & 0xff) * keep + (premultiplied >> 16 & 0xff) * weight);
        int green = (int) ((ground >> 8 & 0xff) * keep + (premultiplied >> 8 & 0xff) * weight);
        int blue = (int) ((ground & 0xff) * keep + (premultiplied & 0xff) * weight);
        return red << 16 | green << 8 | blue;
    }
}
