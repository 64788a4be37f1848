package io.github.camelpixelcut;

import io.github.camelpixelcut.error.ErrorCode;
import io.github.camelpixelcut.error.Failure;
import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.error.PixelcutRequestException;
import io.github.camelpixelcut.internal.client.ApiRequest;
import io.github.camelpixelcut.internal.client.ApiResponse;
import io.github.camelpixelcut.internal.client.PixelcutClient;
import io.github.camelpixelcut.internal.image.FingerprintedImage;
import io.github.camelpixelcut.internal.image.ImageLimits;
import io.github.camelpixelcut.internal.image.ImageSource;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;

/** {@code POST /v1/generate-background}. */
final class GenerateBackgroundOperation implements Operation {

    static final String PATH = "/v1/generate-background";

    @Override
    public boolean isPaced() {
        return true;
    }

    @Override
    public void call(Exchange exchange, PixelcutConfiguration configuration, PixelcutClient client, Purchases purchases)
            throws PixelcutException, IOException, InterruptedException {
        ResultMessage.removeLastResult(exchange);
        MessageOptions options = new MessageOptions(exchange.getMessage());
        PixelcutOutput output =
                options.choice(PixelcutConstants.OUTPUT, configuration.getOutput(), PixelcutOutput.class);
        boolean pictureAtOnce = output == null || output == PixelcutOutput.IMAGE;
        purchases.buy(
                exchange,
                request(exchange, configuration, options, pictureAtOnce ? ApiResponse.IMAGE : ApiResponse.JSON),
                pictureAtOnce
                        ? request -> picture(exchange, configuration, client, request)
                        : request -> resultUrl(configuration, client, request),
                bought -> deliver(exchange, configuration, client, output, bought));
    }

    private static PaidResult picture(
            Exchange exchange, PixelcutConfiguration configuration, PixelcutClient client, ApiRequest request)
            throws PixelcutException {
        StoredImage picture = client.send(
                request,
                configuration.retryPolicy(),
                response -> StoredImage.of(exchange, response.image(configuration.getMaxResultSize())));
        return new PaidResult(null, null, picture);
    }

    private static PaidResult resultUrl(PixelcutConfiguration configuration, PixelcutClient client, ApiRequest request)
            throws PixelcutException {
        String url = client.send(request, configuration.retryPolicy(), ApiResponse::resultUrl);
        return new PaidResult(url, Instant.now().plus(ResultMessage.RESULT_URL_VALIDITY), null);
    }

    /** The URL goes into the message before anything else can fail: with it the picture is not lost. */
    private static StoredImage deliver(
            Exchange exchange,
            PixelcutConfiguration configuration,
            PixelcutClient client,
            PixelcutOutput output,
            Purchases.Bought bought)
            throws PixelcutException {
        PaidResult result = bought.result();
        ResultMessage.setReceipt(exchange, bought.reused());
        if (bought.reused()) {
            client.resultReused();
        }
        if (result.resultUrl() != null) {
            client.resultUrlKnown(result.resultUrl());
            ResultMessage.setResultUrl(exchange, result.resultUrl(), result.expires());
        }
        if (output == PixelcutOutput.URL) {
            ResultMessage.setUrlAsBody(exchange, result.resultUrl());
            return null;
        }
        if (result.picture() != null) {
            ResultMessage.setImage(exchange, result.picture());
            return result.picture();
        }
        return ResultMessage.fetch(exchange, configuration, client, result.resultUrl());
    }

    private static ApiRequest request(
            Exchange exchange, PixelcutConfiguration configuration, MessageOptions options, String accept)
            throws PixelcutException {
        try {
            MessageImage image = MessageImage.of(exchange, configuration);
            Map<String, Object> fields = fields(image, configuration, options);
            ImageSource source = image.source();
            boolean boughtBefore = source instanceof FingerprintedImage;
            if (source != null && configuration.isValidateImage() && !boughtBefore) {
                MessageImage.requireNoText(source, exchange.getMessage());
                source = ImageLimits.checked(source);
            }
            boolean bracketed = configuration.getImageTransformEncoding() == ImageTransformEncoding.BRACKETS;
            return ApiRequest.paidPost(PATH, accept, fields, source, bracketed);
        } catch (IOException e) {
            throw new PixelcutRequestException(
                    "The image could not be read: " + e + "; nothing was sent",
                    Failure.local(ErrorCode.INVALID_REQUEST_BODY),
                    e);
        }
    }

    /** Options that are not set are not sent: the API's defaults depend on the image. */
    private static Map<String, Object> fields(
            MessageImage image, PixelcutConfiguration configuration, MessageOptions options)
            throws PixelcutRequestException {
        Map<String, Object> transform = new LinkedHashMap<>();
        put(transform, "scale", options.number(PixelcutConstants.SCALE, configuration.getScale(), OptionRule.SCALE));
        put(
                transform,
                "x_center",
                options.number(PixelcutConstants.X_CENTER, configuration.getXCenter(), OptionRule.CENTER));
        put(
                transform,
                "y_center",
                options.number(PixelcutConstants.Y_CENTER, configuration.getYCenter(), OptionRule.CENTER));

        Map<String, Object> fields = new LinkedHashMap<>();
        put(fields, "image_url", image.url());
        put(fields, "image_transform", transform.isEmpty() ? null : transform);
        PixelcutScene scene = options.choice(PixelcutConstants.SCENE, configuration.getScene(), PixelcutScene.class);
        put(fields, "scene", scene == null ? null : scene.toString());
        put(fields, "prompt", options.text(PixelcutConstants.PROMPT, configuration.getPrompt()));
        put(
                fields,
                "negative_prompt",
                options.text(PixelcutConstants.NEGATIVE_PROMPT, configuration.getNegativePrompt()));
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
