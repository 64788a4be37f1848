package io.github.camelpixelcut.springboot;

import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * Masks the component's secrets in Actuator's endpoints {@code env} and {@code configprops}, even if
 * {@code show-values} makes all other values visible.
 */
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
public class PixelcutSanitizingAutoConfiguration {

    private static final Pattern SECRET = Pattern.compile(".*pixelcut.*(apikey|proxyauthpassword)");

    @Bean
    static SanitizingFunction pixelcutSecrets() {
        return SanitizingFunction.sanitizeValue().ifKeyMatches(PixelcutSanitizingAutoConfiguration::isSecret);
    }

    /** Matches any spelling: {@code api-key}, {@code apiKey}, {@code PIXELCUT_API_KEY}. */
    private static boolean isSecret(String key) {
        String letters = key.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return SECRET.matcher(letters).matches();
    }
}
