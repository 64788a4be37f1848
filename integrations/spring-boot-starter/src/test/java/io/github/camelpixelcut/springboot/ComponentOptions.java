package io.github.camelpixelcut.springboot;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.camelpixelcut.PixelcutComponent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.apache.camel.tooling.model.ComponentModel.ComponentOptionModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.apache.camel.util.StringHelper;

/** The component's options from its catalog JSON, and their counterparts in Spring Boot. */
final class ComponentOptions {

    private ComponentOptions() {}

    static List<ComponentOptionModel> all() {
        try (InputStream json =
                PixelcutComponent.class.getResourceAsStream("/META-INF/io/github/camelpixelcut/pixelcut.json")) {
            return JsonMapper.generateComponentModel(new String(json.readAllBytes(), UTF_8))
                    .getComponentOptions();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of the property, for example {@code camel.component.pixelcut.base-url}. */
    static String property(ComponentOptionModel option) {
        return "camel.component.pixelcut." + StringHelper.camelCaseToDash(option.getName());
    }

    /** The type of the property. Never primitive, because null means that the property is not set. */
    static Class<?> type(ComponentOptionModel option) {
        if (option.getType().equals("duration")) {
            return Duration.class;
        }
        return switch (option.getJavaType()) {
            case "boolean" -> Boolean.class;
            case "double" -> Double.class;
            case "int" -> Integer.class;
            case "long" -> Long.class;
            default -> classOf(option.getJavaType());
        };
    }

    private static Class<?> classOf(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The default as a user would write it; null if there is none. */
    static Object defaultValue(ComponentOptionModel option) {
        Object value = option.getDefaultValue();
        if (value != null && type(option) == Duration.class) {
            return inUnits(Long.parseLong(value.toString()));
        }
        return value instanceof Number number && number.doubleValue() == number.longValue()
                ? number.longValue()
                : value;
    }

    private static String inUnits(long millis) {
        if (millis % 60_000 == 0) {
            return millis / 60_000 + "m";
        }
        return millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
    }
}
