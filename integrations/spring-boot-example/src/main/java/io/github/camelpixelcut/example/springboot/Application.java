package io.github.camelpixelcut.example.springboot;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Takes each photo of a folder through Pixelcut: by way of the sandbox, or of the real API with {@code --live}. */
@SpringBootApplication
public class Application {

    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(Application.class);
        if (!List.of(args).contains("--live")) {
            application.setAdditionalProfiles("sandbox");
        }
        application.run(args);
    }
}
