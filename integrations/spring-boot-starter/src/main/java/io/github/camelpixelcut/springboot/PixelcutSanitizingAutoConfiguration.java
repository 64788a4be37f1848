package io.github.camelpixelcut.springboot;

import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * Keeps the component's secrets out of Actuator's endpoints {@code env} and {@code configprops}, also where
 * {@code show-values} lets all other values be seen.
 */
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
public class PixelcutSanitizingAutoConfiguration {

    private static final Pattern SECRET = Pattern.compile(".*pixelcut.*(apikey|proxyauthpassword)");

    @Bean
    static SanitizingFunction pixelcutSecrets() {
        return SanitizingFunction.sanitizeValue().ifKeyMatches(PixelcutSanitizingAutoConfiguration::isSecret);
    }

    /** In any spelling: {@code api-key}, {@code apiKey}, {@code PIXELCUT_API_KEY}. */
    private static boolean isSecret(String key) {
        String letters = key.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return SECRET.matcher(letters).matches();
    }
}
