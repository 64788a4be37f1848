package io.github.camelpixelcut.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Checks that {@code src/generated} matches the component's options. With {@code -Dstarter.update=true} it is
 * rewritten.
 */
class StarterSourcesTest {

    private static final Path GENERATED = Path.of("src/generated");

    @Test
    void eachOptionOfTheComponentIsInThePropertiesClass() throws IOException {
        check(
                "java/io/github/camelpixelcut/springboot/PixelcutComponentConfiguration.java",
                StarterSources.propertiesClass(ComponentOptions.all()));
    }

    @Test
    void eachDefaultAndEnumValueIsInTheMetadata() throws IOException {
        check(
                "resources/META-INF/additional-spring-configuration-metadata.json",
                StarterSources.additionalMetadata(ComponentOptions.all()));
    }

    private static void check(String name, String content) throws IOException {
        Path file = GENERATED.resolve(name);
        if (Boolean.getBoolean("starter.update")) {
            Files.writeString(file, content);
        }
        assertThat(file)
                .as("is stale: rewrite it with -Dstarter.update=true and build again")
                .content()
                .isEqualTo(content);
    }
}
