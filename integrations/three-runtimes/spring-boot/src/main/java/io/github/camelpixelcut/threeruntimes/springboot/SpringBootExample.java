package io.github.camelpixelcut.threeruntimes.springboot;

import io.github.camelpixelcut.example.PictureService;
import io.github.camelpixelcut.sandbox.PixelcutSandbox;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Runs the route of the example application, from a folder of product photos to S3, in Spring Boot. */
@SpringBootApplication
public class SpringBootExample {

    /**
     * Runs until the inbox is empty. With {@code --live} it uses the real API and the key in {@code PIXELCUT_API_KEY},
     * otherwise its own sandbox.
     */
    public static void main(String[] args) throws Exception {
        boolean live = Arrays.asList(args).contains("--live");
        // Suppresses logging until Spring Boot has read the logging configuration.
        LoggingSystem.get(SpringBootExample.class.getClassLoader()).beforeInitialize();
        try (PixelcutSandbox sandbox = live ? null : PixelcutSandbox.builder().start()) {
            if (sandbox != null) {
                // Before the environment: without --live, no address that is set there is called.
                System.setProperty("camel.component.pixelcut.base-url", sandbox.baseUrl());
                System.setProperty("camel.component.pixelcut.api-key", "no-key-needed");
            }
            System.exit(SpringApplication.exit(SpringApplication.run(SpringBootExample.class, args)));
        }
    }

    @Bean
    PictureService pictures(Environment settings) throws Exception {
        return PictureService.open(settings::getProperty, System.out);
    }

    @Bean
    PictureServiceRunner runner(PictureService pictures) {
        return new PictureServiceRunner(pictures);
    }
}
