package io.github.camelpixelcut.threeruntimes.springboot;

import io.github.camelpixelcut.example.PictureService;
import io.github.camelpixelcut.sandbox.PixelcutSandbox;
import java.util.Arrays;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** A folder of product photos in, finished pictures in S3: the route of the application, in Spring Boot. */
@SpringBootApplication
public class SpringBootExample {

    /**
     * Runs until the work is done. Without {@code --live} it uses a sandbox of its own; with it the real API and the
     * key in {@code PIXELCUT_API_KEY}.
     */
    public static void main(String[] args) throws Exception {
        boolean live = Arrays.asList(args).contains("--live");
        // Nothing is logged before Spring Boot knows the settings of the log.
        LoggingSystem.get(SpringBootExample.class.getClassLoader()).beforeInitialize();
        try (PixelcutSandbox sandbox = live ? null : PixelcutSandbox.builder().start()) {
            SpringApplicationBuilder application = new SpringApplicationBuilder(SpringBootExample.class);
            if (sandbox != null) {
                application.properties(Map.of(
                        "camel.component.pixelcut.base-url",
                        sandbox.baseUrl(),
                        "camel.component.pixelcut.api-key",
                        "no-key-needed"));
            }
            System.exit(SpringApplication.exit(application.run(args)));
        }
    }

    @Bean
    PictureService pictures(Environment settings) throws Exception {
        return PictureService.open(settings::getProperty, System.out);
    }

    @Bean
    Work work(PictureService pictures) {
        return new Work(pictures);
    }
}
