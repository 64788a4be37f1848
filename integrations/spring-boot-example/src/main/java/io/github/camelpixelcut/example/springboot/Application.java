package io.github.camelpixelcut.example.springboot;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Makes a picture from each photo in a folder, with the sandbox or, with {@code --live}, with the real API. */
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
