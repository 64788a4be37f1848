package io.github.camelpixelcut;

import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.internal.client.PixelcutClient;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Puts results into the message: a new body, its content type, and nothing left that described the old body. */
final class ResultMessage {

    /** Source: the description of result_url in the API's OpenAPI document. */
    static final Duration RESULT_URL_VALIDITY = Duration.ofHours(1);

    private ResultMessage() {}

    static void setImage(Exchange exchange, StoredImage image) {
        setBody(exchange.getMessage(), image.content(), image.mediaType());
    }

    static void setUrlAsBody(Exchange exchange, String resultUrl) {
        setBody(exchange.getMessage(), resultUrl, "text/plain");
    }

    static void setCredits(Exchange exchange, long credits) {
        setBody(exchange.getMessage(), credits, null);
    }

    static void setReceipt(Exchange exchange, boolean reused) {
        exchange.getMessage().setHeader(PixelcutConstants.RECEIPT, reused ? "reused" : "bought");
    }

    /** For a result whose URL is known by a failure only. */
    static void keepResultUrl(Exchange exchange, String resultUrl) {
        if (exchange.getMessage().getHeader(PixelcutConstants.RESULT_URL) == null) {
            setResultUrl(exchange, resultUrl, Instant.now().plus(RESULT_URL_VALIDITY));
        }
    }

    /** What an earlier call left says nothing about this one. */
    static void removeLastResult(Exchange exchange) {
        exchange.getMessage().removeHeader(PixelcutConstants.RESULT_URL);
        exchange.getMessage().removeHeader(PixelcutConstants.RESULT_URL_EXPIRES);
        exchange.getMessage().removeHeader(PixelcutConstants.RECEIPT);
    }

    static void setResultUrl(Exchange exchange, String resultUrl, Instant expires) {
        exchange.getMessage().setHeader(PixelcutConstants.RESULT_URL, resultUrl);
        exchange.getMessage().setHeader(PixelcutConstants.RESULT_URL_EXPIRES, expires);
    }

    /** Fetches a picture from its URL. Costs nothing. */
    static StoredImage fetch(
            Exchange exchange, PixelcutConfiguration configuration, PixelcutClient client, String resultUrl)
            throws PixelcutException {
        StoredImage picture = client.download(
                resultUrl,
                configuration.retryPolicy(),
                response -> StoredImage.of(exchange, response.image(configuration.getMaxResultSize())));
        setImage(exchange, picture);
        return picture;
    }

    private static void setBody(Message message, Object body, String contentType) {
        BodyHeaders.removeFrom(message);
        if (contentType != null) {
            message.setHeader(Exchange.CONTENT_TYPE, contentType);
        }
        message.setBody(body);
    }
}
