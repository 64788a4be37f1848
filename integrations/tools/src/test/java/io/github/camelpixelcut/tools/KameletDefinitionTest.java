package io.github.camelpixelcut.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.kamelets.catalog.KameletsCatalog;
import org.apache.camel.util.StringHelper;
import org.apache.camel.v1.Kamelet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The Kamelet follows the rules of the Kamelet catalog (apache/camel-kamelets). The tests named {@code verify...} have
 * the names of the functions in its validator, {@code script/validator/validator.go}.
 */
class KameletDefinitionTest {

    private static final String NAME = "pixelcut-generate-background-action";
    private static final String FILE = "/kamelets/" + NAME + ".kamelet.yaml";
    private static final Pattern PARAMETER = Pattern.compile("\\{\\{[?]?([A-Za-z0-9-._]+)(?:[:][^}]*)?}}");

    private static final JsonNode kamelet = read(new YAMLMapper(), FILE);
    private static final JsonNode definition = kamelet.at("/spec/definition");
    private static final JsonNode component =
            read(new ObjectMapper(), "/META-INF/io/github/camelpixelcut/pixelcut.json");

    private static JsonNode read(ObjectMapper mapper, String resource) {
        try (InputStream in = KameletDefinitionTest.class.getResourceAsStream(resource)) {
            return mapper.readTree(in);
        } catch (Exception e) {
            throw new AssertionError("cannot read " + resource, e);
        }
    }

    @Test
    void verifyFileNames() {
        assertThat(kamelet.at("/metadata/name").asText()).isEqualTo(NAME);
    }

    @Test
    void verifyKameletType() {
        assertThat(label("kamelet.type")).isEqualTo("action");
        assertThat(NAME).endsWith("-action");
    }

    @Test
    void verifyParameters() {
        assertThat(definition.path("title").asText()).endsWith(" Action");
        assertThat(definition.path("description").asText()).isNotEmpty();
        assertThat(definition.path("type").asText()).isEqualTo("object");
        assertThat(definition.has("required")).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("properties")
    void verifyParametersOfAProperty(String name) {
        assertThat(property(name).path("type").asText()).isNotEmpty();
        assertThat(property(name).path("description").asText()).isNotEmpty();
        assertThat(property(name).path("title").asText())
                .matches("[A-Z]\\S*( [A-Z]\\S*)*")
                .doesNotMatch("(The|An|A) .*");
    }

    /**
     * With one exception: the provider is not the Apache Software Foundation, because it does not publish this Kamelet.
     */
    @Test
    void verifyAnnotations() {
        assertThat(annotation("kamelet.icon")).startsWith("data:image/svg+xml;base64,");
        assertThat(annotation("provider")).isEqualTo("camel-pixelcut");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("properties")
    void verifyDescriptors(String name) {
        List<String> descriptors = texts(property(name).path("x-descriptors"));
        boolean password = property(name).path("format").asText().equals("password");
        assertThat(descriptors).isEqualTo(password ? List.of("urn:camel:group:credentials") : List.of());
        assertThat(password).isEqualTo(option(name).path("secret").asBoolean());
    }

    @Test
    void verifyUsedParams() {
        List<String> used = PARAMETER
                .matcher(kamelet.at("/spec/template").toString())
                .results()
                .map(parameter -> parameter.group(1))
                .toList();
        assertThat(used).containsExactlyInAnyOrderElementsOf(properties().toList());
    }

    @Test
    void verifyTemplateConvention() {
        assertThat(kamelet.at("/spec/template/from/uri").asText()).isEqualTo("kamelet:source");
    }

    @Test
    void verifyDependencies() {
        assertThat(texts(kamelet.at("/spec/dependencies")))
                .containsExactly("camel:kamelet", "mvn:io.github.camelpixelcut:camel-pixelcut:" + version());
    }

    @Test
    void verifyCatalogVersion() {
        assertThat(annotation("catalog.version")).isEqualTo(version());
    }

    private static String version() {
        return component.at("/component/version").asText();
    }

    @Test
    void theSupportLevelIsThatOfTheComponent() {
        assertThat(annotation("kamelet.support.level"))
                .isEqualTo(component.at("/component/supportLevel").asText());
    }

    @Test
    void theIconIsTheDrawingInTheDocs() throws Exception {
        String icon = Files.readString(Path.of("../../docs/images/kamelet-icon.svg"));
        assertThat(annotation("kamelet.icon"))
                .as("base64 -w0 docs/images/kamelet-icon.svg")
                .isEqualTo("data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(icon.getBytes(UTF_8)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("properties")
    void aPropertyIsAnOptionOfTheComponentWithTheSameMeaning(String name) {
        assertThat(property(name).path("description").asText())
                .isEqualTo(option(name).path("description").asText())
                .isNotEmpty();
        assertThat(texts(property(name).path("enum")))
                .isEqualTo(texts(option(name).path("enum")));
        assertThat(property(name).path("type").asText())
                .isEqualTo(option(name).path("type").asText().replace("enum", "string"));
    }

    /** A default would override the component's configuration. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("properties")
    void aPropertyHasNoDefault(String name) {
        assertThat(property(name).has("default")).isFalse();
        assertThat(kamelet.at("/spec/template").toString()).contains("{{?" + name + "}}");
    }

    @Test
    void everyFieldOfTheRequestIsAProperty() {
        assertThat(component.path("headers").properties().stream()
                        .filter(header -> !header.getValue().toString().contains("The component sets it"))
                        .map(header -> header.getKey().substring("CamelPixelcut".length()))
                        .map(StringHelper::decapitalize))
                .as("Options of a request that are no property of the Kamelet: add them to " + FILE)
                .isNotEmpty()
                .filteredOn(option -> properties().noneMatch(option::equals))
                .isEmpty();
    }

    /** The classes are generated from the custom resource definition; a field that is not in it is an error. */
    @Test
    void itIsAValidKubernetesResource() throws Exception {
        Kamelet resource = new YAMLMapper()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .readValue(KameletDefinitionTest.class.getResource(FILE), Kamelet.class);

        assertThat(resource.getApiVersion()).isEqualTo("camel.apache.org/v1");
        assertThat(resource.getKind()).isEqualTo("Kamelet");
        assertThat(resource.getSpec().getDefinition().getProperties().keySet())
                .containsExactlyInAnyOrderElementsOf(properties().toList());
    }

    @Test
    void theKameletCatalogFindsItOnTheClassPath() {
        KameletsCatalog catalog = new KameletsCatalog();

        assertThat(catalog.getKameletsByType("action"))
                .anySatisfy(action -> assertThat(action.getMetadata().getName()).isEqualTo(NAME));
        assertThat(catalog.getKameletsByGroups("Pixelcut")).hasSize(1);
        assertThat(catalog.getKameletsByNamespace("AI"))
                .anySatisfy(found -> assertThat(found.getMetadata().getName()).isEqualTo(NAME));
    }

    static Stream<String> properties() {
        List<String> names = new ArrayList<>();
        definition.path("properties").fieldNames().forEachRemaining(names::add);
        return names.stream();
    }

    private static JsonNode property(String name) {
        return definition.path("properties").path(name);
    }

    private static JsonNode option(String name) {
        return component.path("properties").path(name);
    }

    private static String annotation(String name) {
        return kamelet.path("metadata")
                .path("annotations")
                .path("camel.apache.org/" + name)
                .asText();
    }

    private static String label(String name) {
        return kamelet.path("metadata")
                .path("labels")
                .path("camel.apache.org/" + name)
                .asText();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
