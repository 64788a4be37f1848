package io.github.camelpixelcut;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelpixelcut.error.ErrorCode;
import io.github.camelpixelcut.error.Failure;
import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.error.PixelcutRequestException;
import io.github.camelpixelcut.internal.client.ApiRequest;
import io.github.camelpixelcut.internal.client.ApiResponse;
import io.github.camelpixelcut.internal.client.PixelcutClient;
import io.github.camelpixelcut.internal.client.UnusableResponseException;
import io.github.camelpixelcut.internal.image.ImageLimits;
import io.github.camelpixelcut.internal.image.ImageSource;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;

/** {@code POST /v1/generate-background}. */
final class GenerateBackgroundOperation implements Operation {

    private static final String PATH = "/v1/generate-background";

    @Override
    public void call(Exchange exchange, PixelcutConfiguration configuration, PixelcutClient client)
            throws PixelcutException {
        ResultMessage.removeResultUrl(exchange);
        MessageOptions options = new MessageOptions(exchange.getMessage());
        PixelcutOutput output =
                options.choice(PixelcutConstants.OUTPUT, configuration.getOutput(), PixelcutOutput.class);
        if (output == null || output == PixelcutOutput.IMAGE) {
            ApiRequest request = request(exchange, configuration, options, ApiResponse.IMAGE);
            ResultMessage.setImage(
                    exchange,
                    client.send(
                            request,
                            configuration.retryPolicy(),
                            answer -> StoredImage.of(exchange, answer.image(configuration.getMaxResultSize()))));
            return;
        }
        ApiRequest request = request(exchange, configuration, options, ApiResponse.JSON);
        String resultUrl = client.send(request, configuration.retryPolicy(), GenerateBackgroundOperation::resultUrl);
        ResultMessage.setResultUrl(exchange, resultUrl);
        if (output == PixelcutOutput.DOWNLOAD) {
            ResultMessage.fetch(exchange, configuration, client, resultUrl);
        } else {
            ResultMessage.setUrlAsBody(exchange, resultUrl);
        }
    }

    private static ApiRequest request(
            Exchange exchange, PixelcutConfiguration configuration, MessageOptions options, String accept)
            throws PixelcutException {
        try {
            MessageImage image = MessageImage.of(exchange, configuration);
            Map<String, Object> fields = fields(image, configuration, options);
            ImageSource source = image.source();
            if (source != null && configuration.isValidateImage()) {
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

    /** What nobody set is not sent: the API's defaults depend on the image. */
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

    private static String resultUrl(ApiResponse answer) throws IOException {
        JsonNode url = answer.json().path("result_url");
        // Looked at no closer: it is paid for, and whoever fetches it will say what is wrong with it.
        if (!url.isTextual() || !url.asText().matches("(?i)https?://.+")) {
            throw new UnusableResponseException("the answer has no usable result_url: "
                    + answer.shown(url.isMissingNode() ? "none" : url.toString()));
        }
        return url.asText();
    }
}
