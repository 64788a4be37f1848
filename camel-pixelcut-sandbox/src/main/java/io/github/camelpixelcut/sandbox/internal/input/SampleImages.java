package io.github.camelpixelcut.sandbox.internal.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The sample pictures that the sandbox serves. They are read from the class path once. */
public final class SampleImages {

    private static final String FOLDER = "/io/github/camelpixelcut/sandbox/samples/";
    private static final Map<String, byte[]> PICTURES = read();

    private SampleImages() {}

    /** The file names, in the order of the index. */
    public static List<String> names() {
        return List.copyOf(PICTURES.keySet());
    }

    public static Optional<byte[]> picture(String name) {
        return Optional.ofNullable(PICTURES.get(name));
    }

    /** The media type, by the extension of the name. */
    public static String mediaType(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "jpg", "jpeg" -> "image/jpeg";
            case "png", "webp", "gif", "bmp", "tiff" -> "image/" + ending;
            default -> "application/octet-stream";
        };
    }

    private static Map<String, byte[]> read() {
        Map<String, byte[]> pictures = new LinkedHashMap<>();
        new String(resource("index.txt"), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(name -> pictures.put(name, resource(name)));
        return Collections.unmodifiableMap(pictures);
    }

    private static byte[] resource(String name) {
        try (InputStream resource = SampleImages.class.getResourceAsStream(FOLDER + name)) {
            if (resource == null) {
                throw new IllegalStateException("The sandbox's jar has no " + FOLDER + name);
            }
            return resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
