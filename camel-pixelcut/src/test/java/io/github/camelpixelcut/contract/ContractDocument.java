package io.github.camelpixelcut.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi31;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An OpenAPI 3.1 document of the API, for look-ups and validation. */
final class ContractDocument {

    private static final Path REPOSITORY = repository();
    private static final Path OWN = REPOSITORY.resolve("docs/openapi/pixelcut.openapi.yaml");
    private static final Path PUBLISHED =
            REPOSITORY.resolveSibling("shared").resolve("contract/generate-background.openapi.yaml");

    private static final String ID = "https://contract.invalid/openapi.json";
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    /**
     * The dialect of OpenAPI 3.1. The members of the document around the schemas are not keywords and must not cause
     * warnings.
     */
    private static final JsonMetaSchema DIALECT = JsonMetaSchema.builder(
                    OpenApi31.getInstance().getIri(), OpenApi31.getInstance())
            .unknownKeywordFactory((name, context) -> new NonValidationKeyword(name))
            .build();

    private final JsonNode root;
    private final JsonSchemaFactory schemas;

    private ContractDocument(JsonNode root) {
        this.root = root;
        this.schemas = JsonSchemaFactory.getInstance(
                VersionFlag.V202012,
                builder -> builder.metaSchema(DIALECT)
                        .defaultMetaSchemaIri(DIALECT.getIri())
                        .schemaLoaders(loaders -> loaders.schemas(Map.of(ID, root.toString()))));
    }

    /** The project's own document. */
    static ContractDocument own() {
        return new ContractDocument(read(OWN));
    }

    /** The vendor's document as it was published. */
    static ContractDocument publishedAsIs() {
        return new ContractDocument(read(PUBLISHED));
    }

    /** The vendor's document without its known defect, see {@link PublishedContractTest}. */
    static ContractDocument published() {
        JsonNode root = read(PUBLISHED);
        jsonBodySchema(root).remove("required");
        return new ContractDocument(root);
    }

    /** For {@link WithPublishedDocument}. */
    static boolean isPublishedDocumentHere() {
        return Files.isRegularFile(PUBLISHED);
    }

    private static ObjectNode jsonBodySchema(JsonNode root) {
        return root.withObject("/paths/~1v1~1generate-background/post/requestBody/content/application~1json/schema");
    }

    Place generateBackground() {
        return operation("POST", "/v1/generate-background");
    }

    Place operation(String method, String path) {
        return root().at("paths", path, method.toLowerCase(Locale.ROOT));
    }

    Place root() {
        return new Place(JsonPointer.empty());
    }

    /** The header that carries the key. */
    String apiKeyHeader() {
        return root().at("components", "securitySchemes").children().stream()
                .filter(scheme -> scheme.at("in").text().equals("header"))
                .findFirst()
                .orElseThrow()
                .at("name")
                .text();
    }

    private static JsonNode read(Path file) {
        try {
            return new YAMLMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tests run in the folder of the module or, in some IDEs, of the repository. */
    private static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        return Files.isDirectory(folder.resolve("docs/openapi")) ? folder : folder.getParent();
    }

    /** A location in the document, which may not exist. References are followed. */
    final class Place {

        private final JsonPointer pointer;

        private Place(JsonPointer pointer) {
            this.pointer = pointer;
        }

        Place at(String... names) {
            Place place = this;
            for (String name : names) {
                place = place.child(name);
            }
            return place;
        }

        /** Members beside a reference take precedence over its target. */
        private Place child(String name) {
            boolean referred = !node().has(name) && node().has("$ref");
            JsonPointer parent = referred
                    ? JsonPointer.compile(node().get("$ref").textValue().substring(1))
                    : pointer;
            return new Place(parent.appendProperty(name));
        }

        boolean exists() {
            return !node().isMissingNode();
        }

        JsonNode node() {
            return root.at(pointer);
        }

        String text() {
            return node().asText();
        }

        List<String> names() {
            return node().propertyStream().map(Map.Entry::getKey).toList();
        }

        /** The members of an object or the elements of an array. */
        List<Place> children() {
            Stream<String> names =
                    node().isArray() ? IntStream.range(0, node().size()).mapToObj(Integer::toString) : names().stream();
            return names.map(this::at).toList();
        }

        List<String> texts() {
            return node().valueStream().map(JsonNode::asText).toList();
        }

        /** The entry of a {@code content} for this media type, or for a range that contains it. */
        Place mediaType(String mediaType) {
            String range = mediaType.replaceFirst("/.*", "/*");
            return at("content", mediaType).exists() ? at("content", mediaType) : at("content", range);
        }

        /** The validation errors of the instance; empty if it is valid. */
        List<String> validationErrors(JsonNode instance) {
            JsonSchema schema = schemas.getSchema(SchemaLocation.of(ID + "#" + pointer), STRICT);
            return schema.validate(instance).stream()
                    .map(ValidationMessage::getMessage)
                    .toList();
        }

        @Override
        public String toString() {
            return pointer.toString();
        }
    }
}
