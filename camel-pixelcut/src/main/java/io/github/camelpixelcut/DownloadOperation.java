package io.github.camelpixelcut;

import io.github.camelpixelcut.error.ErrorCode;
import io.github.camelpixelcut.error.Failure;
import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.error.PixelcutRequestException;
import io.github.camelpixelcut.internal.client.LenientUrl;
import io.github.camelpixelcut.internal.client.PixelcutClient;
import org.apache.camel.Exchange;
import org.apache.camel.util.StringHelper;

/**
 * Fetches a finished picture from its URL, as output {@code download} does, but in a step of its own: an application
 * that has stored the URL can fetch the picture after a restart. Costs nothing and sends no key.
 */
final class DownloadOperation implements Operation {

    private static final int MAX_SHOWN = 200;

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
        boolean text = MessageImage.isText(body);
        String url = text ? LenientUrl.strip(body.toString()) : "";
        if (OptionRule.RESULT_URL.accepts(url)) {
            return url;
        }
        String found = text ? "is '" + StringHelper.limitLength(url, MAX_SHOWN) + "'" : "holds no text";
        throw new PixelcutRequestException(
                "There is no result URL: the header " + PixelcutConstants.RESULT_URL + " is not set, and the body "
                        + found + ". Give " + OptionRule.RESULT_URL.allowed() + "; nothing was fetched",
                Failure.local(text ? ErrorCode.INVALID_PARAMETER : ErrorCode.MISSING_PARAMETER));
    }
}
