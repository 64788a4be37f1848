package io.github.camelpixelcut.sandbox;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import java.util.function.Consumer;

/** Draws product photos. */
public final class TestPhotos {

    public static final Color PRODUCT = new Color(0x1E5AA8);

    private TestPhotos() {}

    /** A blue bottle of 200 x 300 pixels in the middle of an even background of 600 x 500. */
    public static BufferedImage bottleOn(Color ground) {
        return photo(600, 500, BufferedImage.TYPE_INT_RGB, graphics -> {
            graphics.setColor(ground);
            graphics.fillRect(0, 0, 600, 500);
            bottle(graphics);
        });
    }

    /** The bottle on a background with a gradient, with a soft shadow at its foot and sensor noise. */
    public static BufferedImage bottleInSoftLight() {
        BufferedImage photo = photo(600, 500, BufferedImage.TYPE_INT_RGB, graphics -> {
            for (int y = 0; y < 500; y++) {
                int level = 240 - y / 8;
                graphics.setColor(new Color(level, level - 4, level - 10));
                graphics.fillRect(0, y, 600, 1);
            }
            for (int ring = 60; ring > 0; ring--) {
                graphics.setColor(new Color(0, 0, 0, 2));
                graphics.fill(new Ellipse2D.Double(180 - ring, 385 - ring * 0.3, 260 + 2 * ring, 25 + ring * 0.6));
            }
            bottle(graphics);
        });
        Random random = new Random(5);
        for (int y = 0; y < 500; y++) {
            for (int x = 0; x < 600; x++) {
                int noise = random.nextInt(5) - 2;
                Color color = new Color(photo.getRGB(x, y));
                photo.setRGB(
                        x,
                        y,
                        new Color(color.getRed() + noise, color.getGreen() + noise, color.getBlue() + noise).getRGB());
            }
        }
        return photo;
    }

    /** A mug; the background is visible through its handle. */
    public static BufferedImage mugOn(Color ground) {
        return photo(600, 500, BufferedImage.TYPE_INT_RGB, graphics -> {
            graphics.setColor(ground);
            graphics.fillRect(0, 0, 600, 500);
            graphics.setColor(PRODUCT);
            graphics.fillRect(150, 130, 200, 240);
            graphics.setStroke(new BasicStroke(24));
            graphics.draw(new Ellipse2D.Double(290, 170, 150, 150));
        });
    }

    private static void bottle(Graphics2D graphics) {
        graphics.setColor(PRODUCT);
        graphics.fillRoundRect(200, 100, 200, 300, 40, 40);
        graphics.setColor(new Color(0xF0E0B0));
        graphics.fillRect(230, 200, 140, 100);
    }

    /** Patches of many colours, up to the border. */
    public static BufferedImage busy(int width, int height) {
        Random random = new Random(3);
        return photo(width, height, BufferedImage.TYPE_INT_RGB, graphics -> {
            for (int i = 0; i < 4000; i++) {
                graphics.setColor(new Color(random.nextInt(0x1000000)));
                graphics.fillRect(random.nextInt(width) - 10, random.nextInt(height) - 10, 30, 30);
            }
        });
    }

    public static BufferedImage photo(int width, int height, int type, Consumer<Graphics2D> drawing) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        drawing.accept(graphics);
        graphics.dispose();
        return image;
    }
}
