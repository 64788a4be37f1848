package io.github.camelpixelcut;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelpixelcut.client.Answer;
import io.github.camelpixelcut.client.ApiRequest;
import io.github.camelpixelcut.client.PixelcutClient;
import io.github.camelpixelcut.client.RetryPolicy;
import io.github.camelpixelcut.client.UnusableAnswerException;
import io.github.camelpixelcut.error.PixelcutException;
import java.io.IOException;
import java.math.BigDecimal;
import org.apache.camel.Exchange;

/**
 * {@code GET /v1/credits}. Not in the published OpenAPI document; the vendor's documentation gives the number as a
 * number in its example and as a string in its schema.
 */
final class CreditsOperation implements Operation {

    private static final ApiRequest REQUEST = ApiRequest.get("/v1/credits");

    @Override
    public void call(Exchange exchange, PixelcutConfiguration configuration, PixelcutClient client)
            throws PixelcutException {
        ResultMessage.setCredits(exchange, remaining(client, configuration.retryPolicy()));
    }

    /** The number of credits that are left. The client keeps it for whoever watches. */
    static long remaining(PixelcutClient client, RetryPolicy retries) throws PixelcutException {
        long credits = client.send(REQUEST, retries, CreditsOperation::parse);
        client.noteCredits(credits);
        return credits;
    }

    private static long parse(Answer answer) throws IOException {
        JsonNode credits = answer.json().path("credits_remaining");
        try {
            return new BigDecimal(credits.asText().strip()).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new UnusableAnswerException(
                    "credits_remaining is no whole number: " + answer.shown(credits.toString()), e);
        }
    }
}
