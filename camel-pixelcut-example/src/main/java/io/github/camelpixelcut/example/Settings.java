package io.github.camelpixelcut.example;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;

/**
 * The settings of {@code application.properties}. The environment overrides each of them: {@code s3.bucket} is
 * {@code S3_BUCKET} there. A blank value counts as not set.
 */
final class Settings {

    /** The command line or a setting cannot be used; the message says which, and why. */
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

    private final Properties values = new Properties();
    private final UnaryOperator<String> environment;

    private Settings(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    /** @param environment gives the value of an environment variable, or null */
    static Settings load(UnaryOperator<String> environment) {
        Settings settings = new Settings(environment);
        Properties file = readFile();
        for (String name : file.stringPropertyNames()) {
            settings.set(name, settings.variable(variableName(name)).orElse(file.getProperty(name)));
        }
        return settings;
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

    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.apply(name)).filter(value -> !value.isBlank());
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.getProperty(name));
    }

    /** @throws InvalidException when the setting is blank */
    String get(String name) {
        return find(name)
                .orElseThrow(() -> new InvalidException(
                        "The setting %s (environment variable %s) has no value".formatted(name, variableName(name))));
    }

    /** All of them, for Camel's property placeholders. */
    Properties asProperties() {
        return values;
    }
}
