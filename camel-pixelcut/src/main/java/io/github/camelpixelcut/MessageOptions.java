package io.github.camelpixelcut;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.camelpixelcut.error.ErrorCode;
import io.github.camelpixelcut.error.Failure;
import io.github.camelpixelcut.error.PixelcutRequestException;
import io.github.camelpixelcut.internal.client.LogText;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import org.apache.camel.Message;

/**
 * The one place where a header overrides an option of the same meaning. A header that is null is ignored; a blank one
 * removes the option.
 */
final class MessageOptions {

    private final Message message;

    MessageOptions(Message message) {
        this.message = message;
    }

    /** Text, or null if nothing is to be sent. */
    String text(String header, String option) throws PixelcutRequestException {
        Object value = value(header);
        if (value == null) {
            return blankToNull(option);
        }
        String text = asText(header, value);
        if (!OptionRule.TEXT.accepts(text)) {
            throw refused(header, text, OptionRule.TEXT.allowed());
        }
        return blankToNull(text);
    }

    String text(String header, String option, OptionRule<String> rule) throws PixelcutRequestException {
        String value = text(header, option);
        if (value != null && !rule.accepts(value)) {
            throw refused(header, value, rule.allowedInsteadOf(value));
        }
        return value;
    }

    Double number(String header, Double option, OptionRule<Double> rule) throws PixelcutRequestException {
        Object value = value(header);
        if (value == null) {
            return option;
        }
        if (value instanceof CharSequence text && text.toString().isBlank()) {
            return null;
        }
        Double number = asNumber(value);
        if (number == null || !rule.accepts(number)) {
            throw refused(header, value, rule.allowed());
        }
        return number;
    }

    <E extends Enum<E>> E choice(String header, E option, Class<E> type) throws PixelcutRequestException {
        Object value = value(header);
        if (value == null) {
            return option;
        }
        String text = value.toString().strip();
        if (text.isEmpty()) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.toString().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> refused(header, value, "one of " + Arrays.toString(type.getEnumConstants())));
    }

    /** Headers from Kafka are bytes. */
    private Object value(String header) throws PixelcutRequestException {
        Object value = message.getHeader(header);
        return value instanceof byte[] bytes ? decoded(header, bytes) : value;
    }

    private static String decoded(String header, byte[] bytes) throws PixelcutRequestException {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw refused(header, bytes.length + " bytes that are no text in UTF-8", "text");
        }
    }

    private static String asText(String header, Object value) throws PixelcutRequestException {
        if (value instanceof CharSequence || value instanceof Number || value instanceof URI) {
            return value.toString();
        }
        throw refused(header, "of the type " + value.getClass().getName(), "text");
    }

    private static Double asNumber(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        try {
            return value instanceof CharSequence text
                    ? Double.valueOf(text.toString().strip())
                    : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static PixelcutRequestException refused(String header, Object value, String allowed) {
        return new PixelcutRequestException(
                "The header " + header + " is '" + LogText.abbreviate(value.toString()) + "': must be " + allowed
                        + "; nothing was sent",
                Failure.local(ErrorCode.INVALID_PARAMETER));
    }
}
