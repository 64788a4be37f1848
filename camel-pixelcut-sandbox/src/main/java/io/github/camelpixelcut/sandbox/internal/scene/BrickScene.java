package io.github.camelpixelcut.sandbox.internal.scene;

import io.github.camelpixelcut.sandbox.internal.pixels.Colour;
import io.github.camelpixelcut.sandbox.internal.pixels.Interpolation;
import io.github.camelpixelcut.sandbox.internal.pixels.LinearImage;
import io.github.camelpixelcut.sandbox.internal.pixels.Noise;

/** An old brick wall in raking light, with a ledge of sandstone in front of it. */
final class BrickScene implements Scene {

    private static final double WIDTH = 0.172;
    private static final double HEIGHT = 0.064;
    private static final double JOINT = 0.0105;
    private static final Colour MORTAR = Colour.of(0xA79B8C);
    private static final Colour[] BRICKS = {
        Colour.of(0x9A4B36), Colour.of(0xA85A40), Colour.of(0x84402F), Colour.of(0xB56A4B), Colour.of(0x6F3A2E)
    };
    private static final Colour LIME = Colour.of(0xCFC4B6);
    private static final Colour LEDGE = Colour.of(0xC0B29B);
    private static final Colour LEDGE_DARK = Colour.of(0x8C7E69);

    @Override
    public LinearImage paint(double edge) {
        float[] height = heights(edge);
        LinearImage picture = LinearImage.painted(SIZE, edge, (x, y) -> wall(x, y, edge, height));
        picture.blurred(0.0014);
        new Tabletop(edge).paint(picture, BrickScene::ledge, 0.03);
        return picture;
    }

    private static float[] heights(double edge) {
        float[] height = new float[SIZE * SIZE];
        int rows = Math.min(SIZE, (int) (edge * SIZE) + 6);
        for (int i = 0; i < rows * SIZE; i++) {
            height[i] = (float) raised((i % SIZE + 0.5) / SIZE, (i / SIZE + 0.5) / SIZE, edge);
        }
        return height;
    }

    /** 1 on a brick, 0 in a joint, in between at the uneven edges. */
    private static double raised(double x, double y, double edge) {
        double row = (edge - y) / HEIGHT;
        double column = column(x, row);
        double inColumn = column - Math.floor(column);
        double inRow = row - Math.floor(row);
        double fromSide = Math.min(inColumn, 1 - inColumn) * WIDTH;
        double fromBed = Math.min(inRow, 1 - inRow) * HEIGHT;
        double distance = Math.min(fromSide, fromBed) - JOINT / 2;
        if (distance > 0.012) {
            return 1;
        }
        double chipped = 0.006 * Noise.cloud(x * 45, y * 45, 3, 117);
        return Interpolation.smoothstep(-0.0015, 0.0035, distance + chipped);
    }

    private static double column(double x, double row) {
        int course = (int) Math.floor(row);
        return x / WIDTH + (course & 1) * 0.5 + 0.12 * Noise.cell(course, 3, 103);
    }

    private static Colour wall(double x, double y, double edge, float[] height) {
        int i = (int) (y * SIZE) * SIZE + (int) (x * SIZE);
        double rough = Noise.cloud(x * 24, y * 24, 4, 105);
        double above = height[Math.max(0, i - 2 - 2 * SIZE)];
        double below = height[Math.min(height.length - 1, i + 2 + 2 * SIZE)];
        double relief = 1 + 0.28 * (below - above) - 0.3 * Math.max(0, above - height[i]);
        double lamp = Math.exp(-Math.pow((x - 0.33) / 0.46, 2) - Math.pow((y - edge * 0.5) / 0.42, 2));
        double corner = 1 - 0.5 * Math.exp(-Math.max(0, edge - y) * 16);
        Colour mortar = MORTAR.times(0.85 + 0.8 * rough);
        return mortar.mix(clay(x, y, edge, rough), height[i]).times(relief * (0.3 + 0.95 * lamp) * corner);
    }

    private static Colour clay(double x, double y, double edge, double rough) {
        double row = (edge - y) / HEIGHT;
        int course = (int) Math.floor(row);
        int brick = (int) Math.floor(column(x, row));
        Colour clay = BRICKS[(int) (Noise.cell(brick, course, 107) * BRICKS.length)];
        clay = clay.mix(BRICKS[(int) (Noise.cell(brick, course, 109) * BRICKS.length)], 0.5);
        clay = clay.times(0.95 + 0.75 * rough + 0.1 * Noise.at(x * 150, y * 150, 111));
        double chalk = Interpolation.smoothstep(0.0, 0.5, Noise.cloud(x * 4, y * 6, 3, 113) + 0.4 * rough);
        return clay.mix(LIME, 0.4 * chalk);
    }

    private static Colour ledge(double across, double depth, double footprint) {
        double layers = Noise.cloud(across * 1.2, depth * 7, 4, footprint * 7, 121);
        double grain = Noise.cloud(across * 70, depth * 70, 3, footprint * 70, 123);
        double pits = Noise.cloud(across * 24, depth * 24, 2, footprint * 24, 125);
        Colour stone = LEDGE.mix(LEDGE_DARK, Interpolation.smoothstep(-0.2, 0.7, layers));
        stone = stone.times(0.96 + 0.3 * grain);
        return stone.mix(LEDGE_DARK.times(0.6), 0.7 * Interpolation.smoothstep(0.3, 0.5, pits));
    }
}
