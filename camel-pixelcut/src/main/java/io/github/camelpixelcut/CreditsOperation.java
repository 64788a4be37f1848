package io.github.camelpixelcut;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.internal.client.ApiRequest;
import io.github.camelpixelcut.internal.client.ApiResponse;
import io.github.camelpixelcut.internal.client.PixelcutClient;
import io.github.camelpixelcut.internal.client.RetryPolicy;
import io.github.camelpixelcut.internal.client.UnusableResponseException;
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
    public void call(Exchange exchange, PixelcutConfiguration configuration, PixelcutClient client, Purchases purchases)
            throws PixelcutException {
        ResultMessage.setCredits(exchange, remaining(client, configuration.retryPolicy()));
    }

    /** The number of credits that are left. The client tells whoever watches. */
    static long remaining(PixelcutClient client, RetryPolicy retries) throws PixelcutException {
        long credits = client.send(REQUEST, retries, CreditsOperation::parse);
        client.creditsRead(credits);
        return credits;
    }

    private static long parse(ApiResponse answer) throws IOException {
        JsonNode credits = answer.json().path("credits_remaining");
        try {
            return new BigDecimal(credits.asText().strip()).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new UnusableResponseException(
                    "credits_remaining is no whole number: " + answer.shown(credits.toString()), e);
        }
    }
}
