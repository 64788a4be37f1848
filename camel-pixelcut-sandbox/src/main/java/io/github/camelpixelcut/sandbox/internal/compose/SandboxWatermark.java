package io.github.camelpixelcut.sandbox.internal.compose;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;

/**
 * The word SANDBOX in the lower right corner. Its letters consist of rectangles, because AWT's text needs fonts, which
 * minimal machines do not have.
 */
final class SandboxWatermark {

    private static final int DOT = 2;
    private static final int MARGIN = 20;
    private static final int PADDING = 9;
    private static final int COLUMNS = 5;
    private static final int ROWS = 7;

    private static final String[][] LETTERS = {
        {".###.", "#...#", "#....", ".###.", "....#", "#...#", ".###."},
        {".###.", "#...#", "#...#", "#####", "#...#", "#...#", "#...#"},
        {"#...#", "##..#", "#.#.#", "#.#.#", "#..##", "#...#", "#...#"},
        {"####.", "#...#", "#...#", "#...#", "#...#", "#...#", "####."},
        {"####.", "#...#", "#...#", "####.", "#...#", "#...#", "####."},
        {".###.", "#...#", "#...#", "#...#", "#...#", "#...#", ".###."},
        {"#...#", "#...#", ".#.#.", "..#..", ".#.#.", "#...#", "#...#"},
    };

    private SandboxWatermark() {}

    static void stamp(Graphics2D graphics, int canvas) {
        int textWidth = (LETTERS.length * (COLUMNS + 2) - 2) * DOT;
        int width = textWidth + 2 * PADDING + 6;
        int height = ROWS * DOT + 2 * PADDING;
        int left = canvas - MARGIN - width;
        int top = canvas - MARGIN - height;
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(new Color(20, 20, 24, 96));
        graphics.fill(new RoundRectangle2D.Double(left, top, width, height, height, height));
        graphics.setColor(new Color(255, 255, 255, 215));
        for (int letter = 0; letter < LETTERS.length; letter++) {
            int x = left + PADDING + 3 + letter * (COLUMNS + 2) * DOT;
            draw(graphics, LETTERS[letter], x, top + PADDING);
        }
    }

    private static void draw(Graphics2D graphics, String[] letter, int left, int top) {
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                if (letter[row].charAt(column) == '#') {
                    graphics.fillRect(left + column * DOT, top + row * DOT, DOT, DOT);
                }
            }
        }
    }
}
