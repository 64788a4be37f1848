package io.github.camelpixelcut.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The options and headers of the component as its catalog JSON describes them, in the order of that file. */
final class Catalog {

    private static final String RESOURCE = "/META-INF/io/github/camelpixelcut/pixelcut.json";
    private static final String HEADER_PREFIX = "CamelPixelcut";

    private final JsonNode json = read();

    private static JsonNode read() {
        try (InputStream in = Catalog.class.getResourceAsStream(RESOURCE)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param ofCamel whether the option comes from Camel and not from this component */
    record Option(String name, JsonNode json, boolean ofCamel) {

        String group() {
            return json.path("group").asText();
        }

        /** The values of an enum, otherwise the type as named in the catalog. */
        String type() {
            List<String> values = new ArrayList<>();
            json.path("enum").forEach(value -> values.add("`" + value.asText() + "`"));
            if (!values.isEmpty()) {
                return String.join(", ", values);
            }
            String type = json.path("type").asText("object");
            return type.equals("object")
                    ? "`" + simpleName(json.path("javaType").asText()) + "`"
                    : type;
        }

        /** The default with its unit; empty if there is none. */
        String defaultValue() {
            JsonNode value = json.path("defaultValue");
            if (value.isMissingNode()) {
                return "";
            }
            return "`" + (type().equals("duration") ? duration(value.asLong()) : value.asText()) + "`";
        }

        private static String duration(long millis) {
            if (millis % 60_000 == 0) {
                return millis / 60_000 + "m";
            }
            return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
        }

        /** The description. Camel's descriptions of its own options are long, so only their first sentence is used. */
        String description() {
            String text = json.path("description").asText();
            String shown = ofCamel && text.contains(". ") ? text.substring(0, text.indexOf(". ") + 1) : text;
            return json.path("secret").asBoolean() ? shown + " Secret." : shown;
        }

        private static String simpleName(String javaType) {
            return javaType.substring(javaType.lastIndexOf('.') + 1);
        }
    }

    /** Options of both endpoint and component. */
    List<Option> endpointOptions() {
        return options("properties")
                .filter(option -> option.json().path("kind").asText().equals("parameter"))
                .toList();
    }

    /** Options that only the component has. */
    List<Option> componentOptions() {
        return options("componentProperties")
                .filter(option -> !json.path("properties").has(option.name()))
                .filter(option -> !option.name().equals("configuration"))
                .toList();
    }

    private Stream<Option> options(String node) {
        return json.path(node).properties().stream()
                .map(entry -> new Option(entry.getKey(), entry.getValue(), isOfCamel(entry.getKey())));
    }

    private static boolean isOfCamel(String name) {
        return List.of("lazyStartProducer", "autowiredEnabled", "healthCheckProducerEnabled")
                .contains(name);
    }

    List<Option> headers() {
        return options("headers").toList();
    }

    /** The header that overrides an option; empty if there is none. */
    String headerOf(Option option) {
        String name = HEADER_PREFIX
                + Character.toUpperCase(option.name().charAt(0))
                + option.name().substring(1);
        return json.path("headers").has(name) ? name : "";
    }

    /** The option that a header overrides; empty for headers that the component sets. */
    String optionOf(Option header) {
        return endpointOptions().stream()
                .filter(option -> headerOf(option).equals(header.name()))
                .map(Option::name)
                .findFirst()
                .orElse("");
    }
}
