package io.github.camelpixelcut.sandbox.picture;

/**
 * A horizontal surface seen by a camera from slightly above, from its back edge down to the lower edge of the picture.
 *
 * @param edge where the back edge is, 0 (top) to 1 (bottom) of the picture
 */
record Tabletop(double edge) {

    private static final double EYE_ABOVE_EDGE = 0.2;
    private static final double FOCAL_LENGTH = 1.5;
    private static final double CAMERA_HEIGHT = 0.5;

    /** What the surface looks like from straight above. */
    interface Surface {
        /**
         * @param across units to the right of the middle
         * @param depth units away from the camera
         * @param footprint how many units one pixel covers there
         */
        Colour at(double across, double depth, double footprint);
    }

    /**
     * Paints the surface over the lower part of a picture, soft towards the back edge as a lens would show it.
     *
     * @param gloss how much of what stands behind is mirrored, 0 to 1
     */
    void paint(Layer picture, Surface surface, double gloss) {
        int size = picture.size;
        int first = (int) Math.round(edge * size);
        Layer behind = gloss > 0 ? picture.resized(size / 8).blurred(0.02) : null;
        for (int row = first; row < size; row++) {
            double below = (row + 0.5) / size - edge;
            double depth = FOCAL_LENGTH * CAMERA_HEIGHT / (below + EYE_ABOVE_EDGE);
            double wide = depth / (FOCAL_LENGTH * size);
            double deep = depth * depth / (FOCAL_LENGTH * CAMERA_HEIGHT * size);
            double footprint = Math.sqrt(wide * deep);
            double mirrored = gloss * Math.exp(-below * 4);
            double occlusion = 1 - 0.35 * Math.exp(-below * 30);
            for (int x = 0; x < size; x++) {
                Colour colour = surface.at((x + 0.5 - size / 2.0) * wide, depth, footprint);
                colour = colour.times(occlusion * light((x + 0.5) / size, below));
                if (behind != null) {
                    colour = colour.mix(mirrored(behind, x, first - (row - first), size), mirrored);
                }
                picture.set(row * size + x, colour);
            }
        }
        soften(picture, first);
    }

    /** A large soft lamp from the upper left. */
    private double light(double x, double below) {
        double dx = x - 0.4;
        double dy = below - 0.18;
        return 0.72 + 0.36 * Math.exp(-dx * dx / 0.16 - dy * dy / 0.06);
    }

    private static Colour mirrored(Layer behind, int x, int row, int size) {
        int y = Math.max(0, Math.min(size - 1, row)) * behind.size / size;
        return behind.get(y * behind.size + x * behind.size / size);
    }

    private void soften(Layer picture, int first) {
        int size = picture.size;
        Layer soft = picture.copy().blurred(0.0035);
        for (int row = Math.max(0, first - size / 64); row < size; row++) {
            double below = (row + 0.5) / size - edge;
            double share =
                    Math.max(1 - Noise.smoothstep(0, 0.2, below), Noise.smoothstep(0.9, 1.1, (double) row / size));
            for (int i = row * size; share > 0 && i < (row + 1) * size; i++) {
                picture.set(i, picture.get(i).mix(soft.get(i), share));
            }
        }
    }
}
