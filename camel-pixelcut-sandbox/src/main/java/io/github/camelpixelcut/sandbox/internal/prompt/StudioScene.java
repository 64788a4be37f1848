package io.github.camelpixelcut.sandbox.internal.prompt;

import io.github.camelpixelcut.sandbox.internal.pixels.Colour;
import io.github.camelpixelcut.sandbox.internal.pixels.Interpolation;
import io.github.camelpixelcut.sandbox.internal.pixels.LinearImage;
import io.github.camelpixelcut.sandbox.internal.scene.Scene;

/** A seamless studio backdrop: paper that bends from the wall to the table, lit from the upper left. */
final class StudioScene implements Scene {

    private final Colour paper;

    StudioScene(Colour paper) {
        this.paper = paper;
    }

    @Override
    public LinearImage paint(double edge) {
        return LinearImage.painted(256, (x, y) -> {
                    double glow = Math.exp(-Math.pow((x - 0.45) / 0.45, 2) - Math.pow((y - edge * 0.62) / 0.42, 2));
                    double bend = Math.exp(-Math.pow((y - edge) / 0.11, 2));
                    double floor = Interpolation.smoothstep(edge - 0.05, edge + 0.3, y);
                    double pool = Math.exp(-Math.pow((x - 0.46) / 0.5, 2) - Math.pow((y - edge - 0.25) / 0.25, 2));
                    return paper.times(0.72 + 0.26 * glow - 0.06 * bend + floor * (0.02 + 0.2 * pool));
                })
                .resized(SIZE);
    }

    @Override
    public double gloss() {
        return 0.08;
    }
}
