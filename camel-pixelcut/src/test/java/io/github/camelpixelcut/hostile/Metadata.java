package io.github.camelpixelcut.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The generated description of the component. The tests must have cases for everything that it lists. */
public final class Metadata {

    private static final String RESOURCE = "/META-INF/io/github/camelpixelcut/pixelcut.json";
    private static final JsonNode JSON = read();

    private Metadata() {}

    /** The headers that a message can set, without those that the component sets. */
    public static Set<String> headers() {
        return names("headers", entry -> !entry.path("description").asText().contains("The component sets it"));
    }

    /** The options of an endpoint. */
    public static Set<String> options() {
        return names("properties", entry -> entry.path("kind").asText().equals("parameter"));
    }

    /** The options of the component, including those that it shares with endpoints. */
    public static Set<String> componentOptions() {
        return names("componentProperties", entry -> true);
    }

    private static Set<String> names(String node, Predicate<JsonNode> kind) {
        return JSON.path(node).properties().stream()
                .filter(entry -> kind.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonNode read() {
        try (InputStream in = Metadata.class.getResourceAsStream(RESOURCE)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
