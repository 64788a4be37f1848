package io.github.camelpixelcut.example.springboot;

import io.github.camelpixelcut.PixelcutComponent;
import io.github.camelpixelcut.sandbox.PixelcutSandbox;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.camel.spi.ComponentCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Uses the sandbox in place of Pixelcut, and copies its sample photos into the folder. */
@Configuration(proxyBeanMethods = false)
@Profile("sandbox")
class SandboxConfiguration {

    @Bean
    PixelcutSandbox sandbox(@Value("${photos}") Path folder) throws IOException {
        PixelcutSandbox sandbox = PixelcutSandbox.builder().start();
        Files.createDirectories(folder);
        sandbox.sampleNames().forEach(name -> copy(sandbox.sampleUrl(name), folder.resolve(name)));
        return sandbox;
    }

    private static void copy(String url, Path file) {
        try (InputStream photo = URI.create(url).toURL().openStream()) {
            Files.copy(photo, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Applied after the properties, so that a key from the environment is never used. */
    @Bean
    ComponentCustomizer sandboxInPlaceOfPixelcut(PixelcutSandbox sandbox) {
        return ComponentCustomizer.forType(PixelcutComponent.class, component -> {
            component.getConfiguration().setBaseUrl(sandbox.baseUrl());
            component.getConfiguration().setApiKey("any");
        });
    }
}
