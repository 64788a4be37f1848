package io.github.camelpixelcut.sandbox.internal.scene;

import io.github.camelpixelcut.sandbox.internal.pixels.Blur;
import io.github.camelpixelcut.sandbox.internal.pixels.Colour;
import io.github.camelpixelcut.sandbox.internal.pixels.Interpolation;
import io.github.camelpixelcut.sandbox.internal.pixels.LinearImage;
import java.util.Arrays;

/**
 * A horizontal surface, seen from slightly above, from its back edge down to the lower edge of the picture.
 *
 * @param edge where the back edge is, 0 (top) to 1 (bottom) of the picture
 */
public record Tabletop(double edge) {

    private static final double EYE_ABOVE_EDGE = 0.2;
    private static final double FOCAL_LENGTH = 1.5;
    private static final double CAMERA_HEIGHT = 0.5;

    /** Standard deviation of the blur where the surface is out of focus, as a share of the picture. */
    private static final double BLUR = 0.0035;

    /** The surface, seen vertically from above. */
    public interface Surface {
        /**
         * @param across distance to the right of the middle
         * @param depth distance from the camera
         * @param footprint size of one pixel there, in the same units
         */
        Colour at(double across, double depth, double footprint);
    }

    /**
     * Paints the surface over the lower part of a picture, out of focus at the back edge.
     *
     * @param gloss how strongly the surface reflects the background, 0 to 1
     */
    public void paint(LinearImage picture, Surface surface, double gloss) {
        int size = picture.size;
        int first = (int) Math.round(edge * size);
        LinearImage behind = gloss > 0 ? picture.resized(size / 8).blurred(0.02) : null;
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

    /** The light of a large soft lamp at the upper left. */
    private double light(double x, double below) {
        double dx = x - 0.4;
        double dy = below - 0.18;
        return 0.72 + 0.36 * Math.exp(-dx * dx / 0.16 - dy * dy / 0.06);
    }

    private static Colour mirrored(LinearImage behind, int x, int row, int size) {
        int y = Math.max(0, Math.min(size - 1, row)) * behind.size / size;
        return behind.get(y * behind.size + x * behind.size / size);
    }

    private void soften(LinearImage picture, int first) {
        soften(picture.red, picture.size, first);
        soften(picture.green, picture.size, first);
        soften(picture.blue, picture.size, first);
    }

    private void soften(float[] plane, int size, int edgeRow) {
        int first = Math.max(0, edgeRow - size / 64);
        float[] soft = Arrays.copyOfRange(plane, first * size, plane.length);
        Blur.soften(soft, size, size - first, BLUR * size, BLUR * size);
        for (int row = first; row < size; row++) {
            float share = (float) softness((row + 0.5) / size);
            for (int i = row * size; share > 0 && i < (row + 1) * size; i++) {
                plane[i] += (soft[i - first * size] - plane[i]) * share;
            }
        }
    }

    /** How much the surface is out of focus: 1 at the back edge, 0 where the subject stands, a little at the front. */
    private double softness(double y) {
        return Math.max(1 - Interpolation.smoothstep(0, 0.2, y - edge), Interpolation.smoothstep(0.9, 1.1, y));
    }
}
