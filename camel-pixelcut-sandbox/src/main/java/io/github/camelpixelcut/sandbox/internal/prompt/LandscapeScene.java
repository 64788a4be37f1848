package io.github.camelpixelcut.sandbox.internal.prompt;

import io.github.camelpixelcut.sandbox.internal.pixels.Colour;
import io.github.camelpixelcut.sandbox.internal.pixels.Interpolation;
import io.github.camelpixelcut.sandbox.internal.pixels.LinearImage;
import io.github.camelpixelcut.sandbox.internal.pixels.Noise;
import io.github.camelpixelcut.sandbox.internal.scene.Bokeh;
import io.github.camelpixelcut.sandbox.internal.scene.Scene;
import io.github.camelpixelcut.sandbox.internal.scene.Tabletop;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;

/** An outdoor place, far out of focus, with some ground in front of it. */
final class LandscapeScene implements Scene {

    private static final int BACKGROUND_SIZE = 256;
    private static final Colour LAMP = Colour.of(0xFFC98A);

    private final Landscape landscape;
    private final boolean sun;
    private final int seed;

    /** @param sun whether the sun is low above the horizon */
    LandscapeScene(Landscape landscape, boolean sun, int seed) {
        this.landscape = landscape;
        this.sun = sun;
        this.seed = seed;
    }

    @Override
    public LinearImage paint(double edge) {
        double horizon = edge * 0.72;
        LinearImage picture = LinearImage.painted(BACKGROUND_SIZE, (x, y) -> background(x, y, horizon));
        double sunX = 0.2 + 0.6 * Noise.cell(1, 1, seed);
        if (sun) {
            Bokeh.disc(picture, sunX, horizon - 0.09, 0.075, Colour.of(0xFFE2A8), 1.6);
        }
        picture = picture.blurred(0.012).resized(SIZE);
        lights(picture, horizon, edge);
        if (sun) {
            Bokeh.glow(picture, sunX, horizon - 0.09, 0.22, Colour.of(0xFFAA60), 0.5);
        }
        new Tabletop(edge).paint(picture, this::ground, isWet() ? 0.4 : 0.05);
        return picture;
    }

    @Override
    public double gloss() {
        return isWet() ? 0.14 : 0;
    }

    private boolean isWet() {
        return landscape.background() == Landscape.Background.TOWERS
                || landscape.background() == Landscape.Background.CLOUDS;
    }

    private Colour background(double x, double y, double horizon) {
        Colour sky = landscape.skyAbove().mix(landscape.skyBelow(), Interpolation.smoothstep(-0.1, 1, y / horizon));
        return switch (landscape.background()) {
            case SEA -> y < horizon ? clouded(sky, x, y, 0.5) : sea(x, y, horizon);
            case LEAVES, BLOSSOMS -> leaves(sky, x, y, horizon);
            case RIDGES -> ridges(sky, x, y, horizon);
            case CLOUDS -> clouded(sky, x, y, 1.6);
            case TOWERS -> towers(sky, x, y, horizon);
        };
    }

    private Colour clouded(Colour sky, double x, double y, double strength) {
        double cloud = Interpolation.smoothstep(0.0, 0.55, Noise.cloud(x * 2.2, y * 5, 5, seed));
        return sky.mix(landscape.skyBelow().mix(Colour.of(0xFFFFFF), 0.5), Math.min(1, 0.6 * strength * cloud));
    }

    private Colour sea(double x, double y, double horizon) {
        double near = (y - horizon) / 0.2;
        double waves = Noise.cloud(x * 5, y * 90, 3, seed);
        double foam = Interpolation.smoothstep(0.75, 1, near + 0.4 * Noise.cloud(x * 3, y * 12, 3, seed + 5));
        return landscape
                .distance()
                .mix(landscape.skyBelow(), 0.25 + 0.35 * near + 0.4 * waves)
                .mix(landscape.skyBelow().mix(Colour.of(0xFFFFFF), 0.4), 0.6 * foam);
    }

    private Colour leaves(Colour sky, double x, double y, double horizon) {
        double canopy = Noise.cloud(x * 5, y * 5, 4, seed);
        double gap = Interpolation.smoothstep(0.0, 0.5, canopy + 0.35 * (1 - y / horizon) - 0.25);
        double clump = 0.65 + 0.9 * Noise.cloud(x * 9, y * 9, 3, seed + 7);
        double trunk = Interpolation.smoothstep(0.25, 0.45, Noise.at(x * 7, y * 0.4, seed + 9));
        double low = Interpolation.smoothstep(horizon * 0.7, horizon * 1.35, y);
        Colour green = landscape.distance().times(Math.max(0.2, clump));
        green = green.mix(landscape.shade().times(0.4), 0.55 * trunk * (1 - low));
        return green.mix(sky, 0.9 * gap).times(1 - 0.35 * low);
    }

    private Colour ridges(Colour sky, double x, double y, double horizon) {
        Colour colour = clouded(sky, x, y, 0.4);
        for (int ridge = 0; ridge < 4; ridge++) {
            double crest = horizon * (0.52 + 0.17 * ridge)
                    - 0.15 * (1.2 - 0.25 * ridge) * Noise.cloud(x * (1.6 + ridge) + 9 * ridge, 3.0, 5, seed + ridge)
                    - 0.02;
            double haze = 0.75 - 0.24 * ridge;
            Colour rock = landscape.distance().mix(landscape.skyBelow(), haze);
            double snow = Interpolation.smoothstep(0.12, 0, y - crest) * (ridge < 2 ? 0.35 : 0);
            colour = colour.mix(rock.mix(Colour.of(0xFFFFFF), snow * (1 - landscape.lamps())), y > crest ? 1 : 0);
        }
        return colour;
    }

    private Colour towers(Colour sky, double x, double y, double horizon) {
        Colour colour = sky;
        for (int row = 0; row < 3; row++) {
            double wide = 0.16 - 0.03 * row;
            int tower = (int) Math.floor(x / wide + 0.37 * row + Noise.cell(row, 2, seed));
            double crest = horizon * (0.15 + 0.3 * row + 0.55 * Noise.cell(tower, row, seed + 3));
            Colour wall = landscape.distance().mix(landscape.skyBelow(), 0.55 - 0.25 * row);
            if (y > crest) {
                colour = wall.times(0.8 + 0.4 * Noise.cell(tower, row, seed + 4));
                colour = colour.mix(LAMP, window(x, y, row) * landscape.lamps());
            }
        }
        return colour;
    }

    private double window(double x, double y, int row) {
        return Noise.cell((int) (x * 60), (int) (y * 45), seed + 20 + row) > 0.8 ? 0.6 : 0;
    }

    private void lights(LinearImage picture, double horizon, double edge) {
        Colour[] colours = landscape.lamps() > 0
                ? new Colour[] {LAMP, Colour.of(0xFF8F5E), Colour.of(0xFFF1CF), Colour.of(0x7FB4FF), Colour.of(0xFF7FA8)
                }
                : new Colour[] {landscape.skyBelow(), landscape.skyBelow().mix(Colour.of(0xFFFFFF), 0.6)};
        switch (landscape.background()) {
            case LEAVES -> scatter(picture, 34, 0.05, edge, 0.012, 0.05, 0.22, colours);
            case BLOSSOMS -> blossoms(picture, horizon, edge);
            case TOWERS -> scatter(picture, 26, horizon * 0.55, edge, 0.014, 0.042, 0.6 * landscape.lamps(), colours);
            case RIDGES, SEA, CLOUDS ->
                scatter(picture, 12, horizon * 0.8, edge, 0.01, 0.025, 0.35 * landscape.lamps(), colours);
        }
    }

    private void scatter(
            LinearImage picture,
            int count,
            double top,
            double bottom,
            double smallest,
            double largest,
            double strength,
            Colour... colours) {
        new Bokeh(seed, 0, top, 1, bottom).scatter(picture, count, smallest, largest, strength, colours);
    }

    private void blossoms(LinearImage picture, double horizon, double edge) {
        LinearImage flowers = LinearImage.drawn(BACKGROUND_SIZE, graphics -> drawBlossoms(graphics, horizon, edge))
                .blurred(0.008)
                .resized(SIZE);
        double light = 1 - 0.8 * landscape.lamps();
        for (int i = 0; i < picture.red.length; i++) {
            double there = Math.min(1, 1.6 * Math.max(flowers.red[i], flowers.blue[i]));
            picture.set(i, picture.get(i).mix(flowers.get(i).times(light), there));
        }
    }

    private void drawBlossoms(Graphics2D graphics, double horizon, double edge) {
        Random random = new Random(seed);
        Color[] petals = {new Color(0xF2A5BF), new Color(0xFFF4F0), new Color(0xF7D774), new Color(0xC79AE0)};
        for (int flower = 0; flower < 70; flower++) {
            double y = horizon * 0.75 + (edge - horizon * 0.75) * random.nextDouble();
            double radius = 0.008 + 0.028 * (y - horizon * 0.7) / edge * (0.6 + random.nextDouble());
            graphics.setColor(petals[random.nextInt(petals.length)]);
            graphics.fill(new Ellipse2D.Double(random.nextDouble(), y, 2 * radius, 2 * radius));
        }
        graphics.setColor(Color.BLACK);
        graphics.fill(new Rectangle2D.Double(0, edge + 0.03, 1, 1));
    }

    private Colour ground(double across, double depth, double footprint) {
        double hollow = Noise.cloud(across * 2.4, depth * 2.4, 4, footprint * 2.4, seed + 11);
        double ripple = Noise.cloud(across * 4 + hollow, depth * 16, 3, footprint * 16, seed + 13);
        double grain = Noise.cloud(across * 110, depth * 110, 2, footprint * 110, seed + 15);
        double shade = Interpolation.smoothstep(-0.25, 0.55, 0.6 * hollow + 0.5 * ripple);
        return landscape.ground().mix(landscape.shade(), 0.75 * shade).times(1 + 0.28 * grain);
    }
}
