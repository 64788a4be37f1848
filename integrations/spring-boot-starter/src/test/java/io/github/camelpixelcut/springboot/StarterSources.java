package io.github.camelpixelcut.springboot;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.tooling.model.ComponentModel.ComponentOptionModel;

/** Generates the content of {@code src/generated} from the component's options. */
final class StarterSources {

    private StarterSources() {}

    /**
     * The properties class. Unlike in Camel's own starters, its fields have no defaults, so that a property that is not
     * set does not replace a value that a bean or a customizer has set. The defaults are in the metadata.
     */
    static String propertiesClass(List<ComponentOptionModel> options) {
        return """
                package io.github.camelpixelcut.springboot;

                %s

                /**
                 * The properties of the component. Null means that a property is not set.
                 *
                 * <p>Generated from the component's options by StarterSourcesTest: do not edit.
                 */
                @ConfigurationProperties(prefix = "camel.component.pixelcut")
                public class PixelcutComponentConfiguration extends ComponentConfigurationPropertiesCommon {

                %s

                %s
                }
                """.formatted(
                imports(options), joined(options, StarterSources::field), joined(options, StarterSources::accessors));
    }

    private static String imports(List<ComponentOptionModel> options) {
        TreeSet<String> names = new TreeSet<>(List.of(
                "org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon",
                "org.springframework.boot.context.properties.ConfigurationProperties"));
        options.stream()
                .map(option -> ComponentOptions.type(option).getName())
                .filter(name -> !name.startsWith("java.lang."))
                .forEach(names::add);
        return names.stream().map(name -> "import " + name + ";").collect(joining("\n"));
    }

    private interface Member {
        String of(ComponentOptionModel option, String type, String name);
    }

    private static String joined(List<ComponentOptionModel> options, Member member) {
        return options.stream()
                .map(option -> member.of(option, ComponentOptions.type(option).getSimpleName(), option.getName()))
                .collect(joining("\n\n"));
    }

    private static String field(ComponentOptionModel option, String type, String name) {
        return """
                    /** %s */
                    private %s %s;""".formatted(option.getDescription(), type, name).indent(4).stripTrailing();
    }

    private static String accessors(ComponentOptionModel option, String type, String name) {
        String capitalized = name.substring(0, 1).toUpperCase() + name.substring(1);
        return """
                    public %1$s get%3$s() {
                        return %2$s;
                    }

                    public void set%3$s(%1$s %2$s) {
                        this.%2$s = %2$s;
                    }""".formatted(type, name, capitalized)
                .indent(4)
                .replaceAll("(?m)^ +$", "")
                .stripTrailing();
    }

    /** Defaults, enum values and switches, which the configuration processor cannot read from the class. */
    static String additionalMetadata(List<ComponentOptionModel> options) throws JsonProcessingException {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put(
                "properties",
                Stream.concat(
                                Stream.of(
                                        described("enabled", "Whether the properties of the component have an effect."),
                                        described(
                                                "customizer.enabled",
                                                "Whether components get their options from these properties.")),
                                options.stream()
                                        .filter(option -> option.getDefaultValue() != null)
                                        .map(StarterSources::withDefault))
                        .toList());
        metadata.put(
                "hints",
                options.stream()
                        .filter(option -> option.getEnums() != null)
                        .map(StarterSources::hint)
                        .toList());
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        return new ObjectMapper()
                        .writer(new DefaultPrettyPrinter()
                                .withArrayIndenter(lines)
                                .withObjectIndenter(lines))
                        .writeValueAsString(metadata)
                + "\n";
    }

    /** A property of Camel's own class, whose description is missing in Camel's jar. */
    private static Map<String, Object> described(String name, String description) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("name", "camel.component.pixelcut." + name);
        property.put("type", "java.lang.Boolean");
        property.put("description", description);
        property.put("defaultValue", true);
        return property;
    }

    private static Map<String, Object> withDefault(ComponentOptionModel option) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("name", ComponentOptions.property(option));
        property.put("defaultValue", ComponentOptions.defaultValue(option));
        return property;
    }

    private static Map<String, Object> hint(ComponentOptionModel option) {
        Map<String, Object> hint = new LinkedHashMap<>();
        hint.put("name", ComponentOptions.property(option));
        hint.put(
                "values",
                option.getEnums().stream().map(value -> Map.of("value", value)).toList());
        return hint;
    }
}
