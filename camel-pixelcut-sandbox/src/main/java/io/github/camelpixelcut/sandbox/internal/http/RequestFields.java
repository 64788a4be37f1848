package io.github.camelpixelcut.sandbox.internal.http;

import static io.github.camelpixelcut.sandbox.internal.error.ErrorCode.INVALID_PARAMETER;
import static io.github.camelpixelcut.sandbox.internal.error.RefusedException.quoted;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelpixelcut.sandbox.internal.compose.Backdrop;
import io.github.camelpixelcut.sandbox.internal.compose.Placement;
import io.github.camelpixelcut.sandbox.internal.error.RefusedException;
import io.github.camelpixelcut.sandbox.internal.scene.NamedScene;
import java.math.BigDecimal;

/** Checks the fields of a call, which are the same in JSON and in multipart. */
final class RequestFields {

    private RequestFields() {}

    static Backdrop backdrop(String scene, String prompt, String negativePrompt) throws RefusedException {
        if (scene != null && !NamedScene.names().contains(scene)) {
            throw invalid("scene " + quoted(scene) + " is unknown: give one of " + NamedScene.names());
        }
        return scene == null ? new Backdrop(null, blankToNull(prompt), blankToNull(negativePrompt)) : sceneOnly(scene);
    }

    /** If a scene is given, the API ignores the prompts. */
    private static Backdrop sceneOnly(String scene) {
        return new Backdrop(scene, null, null);
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    static Placement placement(Double scale, Double xCenter, Double yCenter) throws RefusedException {
        if (scale != null && scale <= 0) {
            throw invalid("image_transform.scale is " + scale + ": it must be above 0");
        }
        checkCenter("x_center", xCenter);
        checkCenter("y_center", yCenter);
        return new Placement(scale, xCenter, yCenter);
    }

    static Placement placement(JsonNode transform) throws RefusedException {
        if (!transform.isObject()) {
            throw invalid("image_transform is not a JSON object");
        }
        return placement(number(transform, "scale"), number(transform, "x_center"), number(transform, "y_center"));
    }

    private static void checkCenter(String name, Double value) throws RefusedException {
        if (value != null && (value < 0 || value > 1)) {
            throw invalid("image_transform." + name + " is " + value + ": it must be from 0 to 1");
        }
    }

    /** Null if the field is absent. A JSON null is an error. */
    static String text(JsonNode object, String name) throws RefusedException {
        JsonNode value = object.get(name);
        if (value != null && !value.isTextual()) {
            throw invalid(name + " is not a string: " + quoted(value.toString()));
        }
        return value == null ? null : value.textValue();
    }

    private static Double number(JsonNode object, String name) throws RefusedException {
        JsonNode value = object.get(name);
        if (value != null && !value.isNumber()) {
            throw invalid("image_transform." + name + " is not a number: " + quoted(value.toString()));
        }
        return value == null ? null : finite(name, value.doubleValue());
    }

    /** A number in a text part. */
    static Double number(String name, String text) throws RefusedException {
        if (text == null) {
            return null;
        }
        try {
            // Double.parseDouble would also take hexadecimal numbers and NaN, which JSON does not have.
            return finite(name, new BigDecimal(text.strip()).doubleValue());
        } catch (NumberFormatException e) {
            throw invalid("image_transform." + name + " is not a number: " + quoted(text));
        }
    }

    private static Double finite(String name, double value) throws RefusedException {
        if (!Double.isFinite(value)) {
            throw invalid("image_transform." + name + " is out of range");
        }
        return value;
    }

    static RefusedException invalid(String message) {
        return new RefusedException(INVALID_PARAMETER, message);
    }
}
