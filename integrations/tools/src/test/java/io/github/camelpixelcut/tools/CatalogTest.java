package io.github.camelpixelcut.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.PixelcutOperation;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.ConfigurationPropertiesValidationResult;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.catalog.RuntimeCamelCatalog;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.util.URISupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Camel's catalogs, which editors and build plugins use, validate endpoints of the component. */
class CatalogTest {

    private static final String OPERATION = "generate-background";

    /** The two ways to validate options. */
    enum Checker {
        /** In a running application: the catalog finds the component on the class path. */
        RUNTIME {
            @Override
            EndpointValidationResult check(String operation, String query) throws Exception {
                Map<String, String> properties = new HashMap<>();
                properties.put("operation", operation);
                URISupport.parseQuery(query).forEach((name, value) -> properties.put(name, value.toString()));
                return runtimeCatalog().validateProperties("pixelcut", properties);
            }
        },
        /** In a tool: the component is added to the catalog of Camel's own components. */
        TOOL {
            @Override
            EndpointValidationResult check(String operation, String query) throws Exception {
                return catalog().validateEndpointProperties("pixelcut:" + operation + "?" + query);
            }
        };

        abstract EndpointValidationResult check(String operation, String query) throws Exception;
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void aCorrectEndpointIsValid(Checker checker) throws Exception {
        EndpointValidationResult result = checker.check(
                OPERATION,
                "scene=marble&scale=0.8&output=download&maxRetries=3&requestTimeout=2m&validateImage=false&apiKey={{key}}");

        assertThat(result.isSuccess()).as(result.summaryErrorMessage(true)).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void anUnknownOptionIsReported(Checker checker) throws Exception {
        EndpointValidationResult result = checker.check(OPERATION, "sceen=marble");

        assertThat(result.isSuccess()).isFalse();
        assertThat(result.getUnknown()).isEqualTo(Set.of("sceen"));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void anUnknownSceneIsReportedWithTheValidOnes(Checker checker) throws Exception {
        EndpointValidationResult result = checker.check(OPERATION, "scene=marbel");

        assertThat(result.isSuccess()).isFalse();
        assertThat(result.getInvalidEnum()).isEqualTo(Map.of("scene", "marbel"));
        assertThat(result.getEnumChoices("scene"))
                .isEqualTo(List.of("marble", "wood", "industrial", "linen", "brick", "counter"));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void valuesOfWrongTypesAreReported(Checker checker) throws Exception {
        EndpointValidationResult result =
                checker.check(OPERATION, "scale=big&maxRetries=often&validateImage=perhaps&requestTimeout=soon");

        assertThat(result.getInvalidNumber()).isEqualTo(Map.of("scale", "big"));
        assertThat(result.getInvalidInteger()).isEqualTo(Map.of("maxRetries", "often"));
        assertThat(result.getInvalidBoolean()).isEqualTo(Map.of("validateImage", "perhaps"));
        assertThat(result.getInvalidDuration()).isEqualTo(Map.of("requestTimeout", "soon"));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void anUnknownOperationIsReportedWithTheValidOnes(Checker checker) throws Exception {
        EndpointValidationResult result = checker.check("walk-the-dog", "scene=marble");

        assertThat(result.getInvalidEnum()).isEqualTo(Map.of("operation", "walk-the-dog"));
        assertThat(result.getEnumChoices("operation"))
                .isEqualTo(Arrays.stream(PixelcutOperation.values())
                        .map(PixelcutOperation::toString)
                        .toList());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"pixelcut:", "pixelcut:?scene=marble"})
    void aMissingOperationIsAnError(String uri) throws Exception {
        assertThat(catalog().validateEndpointProperties(uri).isSuccess()).isFalse();
    }

    @Test
    void aLineOfApplicationPropertiesIsValidated() throws Exception {
        assertThat(catalog()
                        .validateConfigurationProperty("camel.component.pixelcut.max-concurrent-requests = 4")
                        .isSuccess())
                .isTrue();
        ConfigurationPropertiesValidationResult wrong =
                catalog().validateConfigurationProperty("camel.component.pixelcut.output = picture");
        assertThat(wrong.isSuccess()).isFalse();
        assertThat(wrong.getInvalidEnum()).hasSize(1).containsValue("picture");
    }

    @Test
    void theModelHasOptionsHeadersAndCoordinates() throws Exception {
        ComponentModel model = catalog().componentModel("pixelcut");

        assertThat(model.isProducerOnly()).isTrue();
        assertThat(model.getGroupId() + ":" + model.getArtifactId())
                .isEqualTo("io.github.camelpixelcut:camel-pixelcut");
        assertThat(model.getEndpointOptions()).extracting("name").contains("operation", "apiKey", "scene", "output");
        assertThat(model.getEndpointHeaders()).extracting("name").contains("CamelPixelcutScene");
        assertThat(model.getEndpointOptions().stream()
                        .filter(ComponentModel.EndpointOptionModel::isSecret)
                        .map(ComponentModel.EndpointOptionModel::getName))
                .containsExactlyInAnyOrder("apiKey", "proxyAuthPassword");
    }

    @Test
    void theRuntimeCatalogHasTheSameSchemaAsTheTools() throws Exception {
        assertThat(runtimeCatalog().componentJSonSchema("pixelcut")).isEqualToIgnoringWhitespace(schema());
    }

    private static RuntimeCamelCatalog runtimeCatalog() {
        return PluginHelper.getRuntimeCamelCatalog(new DefaultCamelContext());
    }

    private static CamelCatalog catalog() throws Exception {
        CamelCatalog catalog = new DefaultCamelCatalog();
        catalog.addComponent("pixelcut", "io.github.camelpixelcut.PixelcutComponent", schema());
        return catalog;
    }

    private static String schema() throws Exception {
        try (InputStream in =
                CatalogTest.class.getResourceAsStream("/META-INF/io/github/camelpixelcut/pixelcut.json")) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
