package io.github.camelpixelcut.benchmarks.soak;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Adds pictures to the inbox, each by an atomic move. Every fiftieth picture is broken. */
final class InboxFeeder {

    private static final int BROKEN_EVERY = 50;

    /**
     * Few different contents: the sandbox computes the picture of each once, and answers later calls from its cache.
     */
    private static final int CONTENTS = 4;

    private final Path folder;
    private final List<byte[]> contents =
            IntStream.range(0, CONTENTS).mapToObj(InboxFeeder::picture).toList();
    private final List<String> names = new ArrayList<>();

    /** @param folder must exist */
    InboxFeeder(Path folder) {
        this.folder = folder;
    }

    void add(int pictures) throws IOException {
        for (int i = 0; i < pictures; i++) {
            int number = names.size() + 1;
            byte[] content = contents.get(number % CONTENTS);
            String name = isBroken(number) ? "broken-%05d.png".formatted(number) : "photo-%05d.png".formatted(number);
            put(name, isBroken(number) ? Arrays.copyOf(content, content.length / 2) : content);
        }
    }

    private static boolean isBroken(int number) {
        return number % BROKEN_EVERY == 0;
    }

    private void put(String name, byte[] content) throws IOException {
        Path unfinished = Files.write(folder.resolve(name + ".part"), content);
        Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        names.add(name);
    }

    Path folder() {
        return folder;
    }

    /** The names of all pictures that were added. */
    List<String> names() {
        return List.copyOf(names);
    }

    static boolean isBroken(String name) {
        return name.startsWith("broken-");
    }

    /** A disc on a light background. */
    private static byte[] picture(int number) {
        BufferedImage image = new BufferedImage(400, 300 + number, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setColor(Color.getHSBColor((float) number / CONTENTS, 0.8f, 0.7f));
        graphics.fillOval(100, 75, 200, 150);
        graphics.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }
}
