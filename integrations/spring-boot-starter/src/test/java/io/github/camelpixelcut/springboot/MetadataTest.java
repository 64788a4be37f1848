package io.github.camelpixelcut.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.tooling.model.ComponentModel.ComponentOptionModel;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The metadata from which editors complete {@code camel.component.pixelcut.*}. */
class MetadataTest {

    private final JsonNode metadata = read();

    private static JsonNode read() {
        try {
            return new ObjectMapper()
                    .readTree(Path.of("target/classes/META-INF/spring-configuration-metadata.json")
                            .toFile());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<Named<ComponentOptionModel>> options() {
        return ComponentOptions.all().stream().map(option -> named(option.getName(), option));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("options")
    void eachOptionHasItsDescriptionTypeAndDefault(ComponentOptionModel option) {
        JsonNode property = entry("properties", ComponentOptions.property(option));
        assertThat(property.path("description").asText()).isEqualTo(option.getDescription());
        assertThat(property.path("type").asText())
                .isEqualTo(ComponentOptions.type(option).getName());
        Object value = ComponentOptions.defaultValue(option);
        assertThat(property.path("defaultValue").asText()).isEqualTo(value == null ? "" : value.toString());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("enums")
    void eachEnumHasItsValues(ComponentOptionModel option) {
        List<String> values = new ArrayList<>();
        entry("hints", ComponentOptions.property(option))
                .path("values")
                .forEach(value -> values.add(value.path("value").asText()));
        assertThat(values).isEqualTo(option.getEnums());
    }

    static Stream<Named<ComponentOptionModel>> enums() {
        return options().filter(option -> option.getPayload().getEnums() != null);
    }

    @Test
    void everyPropertyHasADescription() {
        assertThat(metadata.path("properties"))
                .allSatisfy(property ->
                        assertThat(property.path("description").asText()).isNotBlank());
    }

    @Test
    void thereAreNoOtherProperties() {
        assertThat(names("properties"))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                ComponentOptions.all().stream().map(ComponentOptions::property),
                                Stream.of("enabled", "customizer.enabled", "ssl-bundle")
                                        .map(name -> "camel.component.pixelcut." + name))
                        .toList());
    }

    private List<String> names(String kind) {
        return StreamSupport.stream(metadata.path(kind).spliterator(), false)
                .map(entry -> entry.path("name").asText())
                .toList();
    }

    private JsonNode entry(String kind, String name) {
        return StreamSupport.stream(metadata.path(kind).spliterator(), false)
                .filter(entry -> entry.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + kind + " for " + name + ", only " + names(kind)));
    }
}
