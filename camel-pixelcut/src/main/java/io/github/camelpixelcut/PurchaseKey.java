package io.github.camelpixelcut;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpixelcut.error.ErrorCode;
import io.github.camelpixelcut.error.Failure;
import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.error.PixelcutRequestException;
import io.github.camelpixelcut.internal.client.ApiRequest;
import io.github.camelpixelcut.internal.image.ImageSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.RuntimeCamelException;

/**
 * The key of a receipt: the SHA-256 of the image and of all that is sent with it, or of what the option
 * {@code idempotentKey} makes of the message. The base URL is part of both, so that a picture of the sandbox is not
 * taken for one of the API. The API key is not, because it may be rotated.
 */
final class PurchaseKey {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private PurchaseKey() {}

    /**
     * @param expression null for the digest of what is sent
     * @throws IOException if the image cannot be read
     */
    static String of(Exchange exchange, String baseUrl, ApiRequest request, Expression expression)
            throws PixelcutException, IOException {
        if (expression != null) {
            String text = expression.evaluate(exchange, String.class);
            if (text == null || text.isBlank()) {
                throw refused("The option idempotentKey gives no text for this message");
            }
            return of(baseUrl, request.path(), text);
        }
        ImageSource image = request.image();
        if (image != null && !image.isRepeatable()) {
            throw refused(
                    "With idempotent=true the image is read before it is sent, and this one is a stream that can be"
                            + " read only once: enable stream caching, or set idempotentKey");
        }
        return digest(image, List.of("image", baseUrl, request.path(), request.accept(), request.fields()));
    }

    /** @param text what the option {@code idempotentKey} gives for a message */
    static String of(String baseUrl, String path, String text) {
        return HexFormat.of()
                .formatHex(digestOf(List.of("key", baseUrl, path, text)).digest());
    }

    private static String digest(ImageSource image, List<Object> rest) throws IOException {
        MessageDigest sha256 = digestOf(rest);
        if (image != null) {
            try (InputStream in = new DigestInputStream(image.open(), sha256)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest digestOf(List<Object> values) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(MAPPER.writeValueAsBytes(values));
            return sha256;
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            // Each Java has the algorithm (source: the class comment of MessageDigest), and texts and numbers are JSON.
            throw new RuntimeCamelException(e);
        }
    }

    private static PixelcutRequestException refused(String message) {
        return new PixelcutRequestException(message + "; nothing was sent", Failure.local(ErrorCode.INVALID_PARAMETER));
    }
}
