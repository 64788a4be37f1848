package io.github.camelpixelcut.builder.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpixelcut.builder.endpoint.dsl.PixelcutEndpointBuilderFactory.AdvancedPixelcutEndpointBuilder;
import io.github.camelpixelcut.builder.endpoint.dsl.PixelcutEndpointBuilderFactory.PixelcutBuilders;
import io.github.camelpixelcut.builder.endpoint.dsl.PixelcutEndpointBuilderFactory.PixelcutEndpointBuilder;
import io.github.camelpixelcut.builder.endpoint.dsl.PixelcutEndpointBuilderFactory.PixelcutHeaderNameBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.builder.EndpointProducerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The DSL has exactly the options and headers of the component's catalog JSON. */
class EveryOptionTest {

    private static final Map<String, Class<?>> PRIMITIVES =
            Map.of("boolean", boolean.class, "double", double.class, "int", int.class, "long", long.class);

    private final PixelcutBuilders builders = new PixelcutBuilders() {};

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("options")
    void anOptionHasAMethodForItsTypeAndOneForAString(String option, String javaType) throws Exception {
        assertThat(methods(option))
                .extracting(method -> method.getParameterTypes()[0])
                .containsOnly(typeOf(javaType), String.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("options")
    void theValueOfAnOptionIsInTheUri(String option, String javaType) throws Exception {
        EndpointProducerBuilder builder = builders.pixelcut("credits");
        builderMethod(option).invoke(builder, "{{value}}");

        assertThat(builder.getRawUri()).isEqualTo("pixelcut://credits?" + option + "={{value}}");
    }

    private static Method builderMethod(String option) {
        return methods(option).stream()
                .filter(method -> method.getParameterTypes()[0] == String.class)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void thereAreNoMethodsWithoutAnOption() throws IOException {
        Set<String> names = new TreeSet<>();
        methods().forEach(method -> names.add(method.getName()));
        names.removeAll(Set.of("advanced", "basic"));

        assertThat(names).containsExactlyInAnyOrderElementsOf(optionNames());
    }

    @Test
    void eachHeaderHasAMethodThatReturnsItsName() throws Exception {
        List<Object> names = new ArrayList<>();
        for (Method method : PixelcutHeaderNameBuilder.class.getDeclaredMethods()) {
            names.add(method.invoke(builders.pixelcut()));
        }
        List<String> expected = new ArrayList<>();
        catalog().path("headers").fieldNames().forEachRemaining(expected::add);

        assertThat(names).isNotEmpty().containsExactlyInAnyOrderElementsOf(expected);
    }

    static Stream<Object[]> options() throws IOException {
        return catalog().path("properties").properties().stream()
                .filter(option -> option.getValue().path("kind").asText().equals("parameter"))
                .map(option -> new Object[] {
                    option.getKey(), option.getValue().path("javaType").asText()
                });
    }

    private static List<String> optionNames() throws IOException {
        return options().map(option -> (String) option[0]).toList();
    }

    private static List<Method> methods(String name) {
        return methods().filter(method -> method.getName().equals(name)).toList();
    }

    private static Stream<Method> methods() {
        return Stream.of(PixelcutEndpointBuilder.class, AdvancedPixelcutEndpointBuilder.class)
                .flatMap(builder -> Stream.of(builder.getDeclaredMethods()));
    }

    private static Class<?> typeOf(String javaType) throws ClassNotFoundException {
        return PRIMITIVES.containsKey(javaType) ? PRIMITIVES.get(javaType) : Class.forName(javaType);
    }

    private static JsonNode catalog() throws IOException {
        try (InputStream json =
                EveryOptionTest.class.getResourceAsStream("/META-INF/io/github/camelpixelcut/pixelcut.json")) {
            return new ObjectMapper().readTree(json);
        }
    }
}
