package io.github.camelpixelcut.example;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpixelcut.PixelcutComponent;
import io.github.camelpixelcut.PixelcutScene;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.camel.util.StringHelper;

/**
 * The settings of {@code application.properties}. Environment variables override each of them, and set every other
 * option of the component: {@code s3.bucket} is {@code S3_BUCKET}. A blank value counts as not set.
 */
final class Settings {

    /** A mistake in the command line or in a setting; the message says which one, and what is allowed. */
    static final class InvalidException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int exitCode;

        InvalidException(String message) {
            this(message, ExitCode.USAGE);
        }

        InvalidException(String message, int exitCode) {
            super(message);
            this.exitCode = exitCode;
        }

        int exitCode() {
            return exitCode;
        }
    }

    static final String COMPONENT = "camel.component.pixelcut.";

    private final Properties values = new Properties();
    private final UnaryOperator<String> environment;

    private final UnaryOperator<String> properties;

    private Settings(UnaryOperator<String> environment, UnaryOperator<String> properties) {
        this.environment = environment;
        this.properties = properties;
    }

    /** @param properties the configuration of another runtime: gives the value of a setting, or null */
    static Settings of(UnaryOperator<String> properties) {
        Settings settings = new Settings(name -> null, properties);
        settings.check();
        return settings;
    }

    /** @param environment gives the value of an environment variable, or null */
    static Settings load(UnaryOperator<String> environment) {
        Settings settings = new Settings(environment, name -> null);
        Properties file = readFile();
        for (String name : file.stringPropertyNames()) {
            settings.set(name, settings.variable(variableName(name)).orElse(file.getProperty(name)));
        }
        for (String name : componentOptions()) {
            settings.variable(variableName(name)).ifPresent(value -> settings.set(name, value));
        }
        settings.check();
        return settings;
    }

    /** Every option of the component as Camel Main names it, for example {@code camel.component.pixelcut.base-url}. */
    private static List<String> componentOptions() {
        try (InputStream catalog =
                PixelcutComponent.class.getResourceAsStream("/META-INF/io/github/camelpixelcut/pixelcut.json")) {
            List<String> names = new ArrayList<>();
            new ObjectMapper()
                    .readTree(catalog)
                    .path("componentProperties")
                    .fieldNames()
                    .forEachRemaining(name -> names.add(COMPONENT + StringHelper.camelCaseToDash(name)));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Finds mistakes before any picture is touched. */
    private void check() {
        for (String name : List.of("throttle.live", "throttle.sandbox", "inbox.poll")) {
            require(name, value -> Long.parseLong(value) > 0, "a number above 0");
        }
        for (String name : List.of("retry.times", "retry.s3-times", "retry.first-pause", "retry.longest-pause")) {
            require(name, value -> Long.parseLong(value) >= 0, "a number from 0");
        }
        for (String name : List.of("inbox.settled", "inbox.pause-after-failure")) {
            require(name, value -> !Duration.parse(value).isNegative(), "a duration such as PT2S or PT10M");
        }
        require("resume", value -> List.of("resend", "review").contains(value), "resend or review");
        require("s3.endpoint", Settings::isS3Endpoint, "embedded, aws, or an http(s) address");
        require(
                "s3.bucket",
                Settings::isBucket,
                "the name of a bucket (3 to 63 of a-z, 0-9, dot and hyphen) or an ARN");
        require("sandbox.url", Settings::isOnThisMachine, "an http(s) address of this machine");
        find("pixelcut.scene").ifPresent(scene -> requireScene("pixelcut.scene", scene));
    }

    private void require(String name, Predicate<String> rule, String allowed) {
        find(name).filter(value -> !holds(rule, value)).ifPresent(value -> {
            throw invalid(name, value, allowed);
        });
    }

    private static boolean holds(Predicate<String> rule, String value) {
        try {
            return rule.test(value);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return false;
        }
    }

    private static boolean isS3Endpoint(String value) {
        return value.equals("embedded") || value.equals("aws") || isHttp(URI.create(value));
    }

    /** The endpoint evaluates a name with {@code ${}} as an expression. */
    private static boolean isBucket(String value) {
        return value.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]|arn:[A-Za-z0-9:/_.-]+");
    }

    /** Without --live, no photo may leave the machine, not even by mistake. */
    private static boolean isOnThisMachine(String value) {
        URI uri = URI.create(value);
        try {
            return isHttp(uri) && InetAddress.getByName(uri.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean isHttp(URI uri) {
        return uri.getHost() != null && List.of("http", "https").contains(uri.getScheme());
    }

    /** @throws InvalidException when the API does not have this scene */
    static void requireScene(String name, String scene) {
        if (Arrays.stream(PixelcutScene.values())
                .noneMatch(known -> known.toString().equalsIgnoreCase(scene))) {
            throw invalid(name, scene, "one of " + Arrays.toString(PixelcutScene.values()));
        }
    }

    private static InvalidException invalid(String name, String value, String allowed) {
        return new InvalidException("The setting %s (environment variable %s) is '%s': it must be %s"
                .formatted(name, variableName(name), value, allowed));
    }

    private static Properties readFile() {
        Properties file = new Properties();
        try (InputStream in = Settings.class.getResourceAsStream("/application.properties")) {
            file.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    static String variableName(String setting) {
        return setting.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    void set(String name, Object value) {
        if (!value.toString().isBlank()) {
            values.setProperty(name, value.toString().strip());
        }
    }

    /** Sets the value. If the environment has another one, the operator is told that it is not used. */
    void override(String name, String value, String reason, Console console) {
        variable(variableName(name))
                .ifPresent(ignored -> console.line("%s is not used: %s", variableName(name), reason));
        set(name, value);
    }

    Optional<String> variable(String name) {
        return notBlank(environment.apply(name));
    }

    Optional<String> find(String name) {
        return notBlank(values.getProperty(name)).or(() -> notBlank(properties.apply(name)));
    }

    private static Optional<String> notBlank(String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank()).map(String::strip);
    }

    /** @throws InvalidException when the setting is blank */
    String get(String name) {
        return find(name)
                .orElseThrow(() -> new InvalidException(
                        "The setting %s (environment variable %s) has no value".formatted(name, variableName(name))));
    }

    /** All settings that were loaded or set, for Camel's property placeholders. */
    Properties asProperties() {
        return values;
    }
}
