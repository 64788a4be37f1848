package io.github.camelpixelcut;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.camelpixelcut.error.ErrorCode;
import io.github.camelpixelcut.error.Failure;
import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.error.PixelcutRequestException;
import io.github.camelpixelcut.internal.client.LenientUrl;
import io.github.camelpixelcut.internal.client.LogText;
import io.github.camelpixelcut.internal.client.PixelcutClient;
import org.apache.camel.Exchange;

/**
 * Fetches a finished picture from its URL, as output {@code download} does, but in a step of its own: an application
 * that has stored the URL can fetch the picture after a restart. Costs nothing and sends no key.
 */
final class DownloadOperation implements Operation {

    @Override
    public void call(Exchange exchange, PixelcutConfiguration configuration, PixelcutClient client, Purchases purchases)
            throws PixelcutException {
        ResultMessage.fetch(exchange, configuration, client, resultUrl(exchange));
    }

    private static String resultUrl(Exchange exchange) throws PixelcutRequestException {
        String header = new MessageOptions(exchange.getMessage())
                .text(PixelcutConstants.RESULT_URL, null, OptionRule.RESULT_URL);
        return header != null
                ? LenientUrl.strip(header)
                : bodyUrl(exchange.getMessage().getBody());
    }

    private static String bodyUrl(Object body) throws PixelcutRequestException {
        Object text = body instanceof byte[] bytes ? new String(bytes, UTF_8) : body;
        if (!MessageImage.isText(text)) {
            throw noUrl("holds no text: convertBodyTo(String.class) makes it text", ErrorCode.MISSING_PARAMETER);
        }
        String url = LenientUrl.strip(text.toString());
        if (!OptionRule.RESULT_URL.accepts(url)) {
            throw noUrl("is '" + LogText.abbreviate(url) + "'", ErrorCode.INVALID_PARAMETER);
        }
        return url;
    }

    private static PixelcutRequestException noUrl(String body, ErrorCode code) {
        return new PixelcutRequestException(
                "There is no result URL: the header " + PixelcutConstants.RESULT_URL + " is not set, and the body "
                        + body + ". Give " + OptionRule.RESULT_URL.allowed() + "; nothing was fetched",
                Failure.local(code));
    }
}
