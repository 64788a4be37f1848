package io.github.camelpixelcut.springboot;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A Spring Boot application like a user's: everything in it is auto-configured. */
@SpringBootConfiguration
@EnableAutoConfiguration
class TestApplication {

    /** Without a web server. */
    static ConfigurableApplicationContext start(String... properties) {
        return start(TestApplication.class, properties);
    }

    /** Without a web server, with beans of {@code configuration}. */
    static ConfigurableApplicationContext start(Class<?> configuration, String... properties) {
        return run(WebApplicationType.NONE, configuration, properties);
    }

    /** With a web server on a free port, and all of Actuator's endpoints. */
    static ConfigurableApplicationContext serve(String... properties) {
        List<String> all = new ArrayList<>(List.of(properties));
        all.add("server.port=0");
        all.add("management.endpoints.web.exposure.include=*");
        return run(WebApplicationType.SERVLET, TestApplication.class, all.toArray(String[]::new));
    }

    private static ConfigurableApplicationContext run(
            WebApplicationType type, Class<?> configuration, String... properties) {
        return new SpringApplicationBuilder(TestApplication.class, configuration)
                .web(type)
                .properties("spring.main.banner-mode=off", "spring.jmx.enabled=false")
                .properties(properties)
                .run();
    }
}
