package io.github.camelpixelcut.client;

import io.github.camelpixelcut.image.ImageSource;
import java.util.Map;
import org.apache.hc.core5.http.Method;

/**
 * One call of the API.
 *
 * @param method GET or POST
 * @param path the path below the base URL, with a leading slash
 * @param accept the media type asked for
 * @param fields the parameters in the order in which they are sent: text, or a map of numbers for an object; no nulls
 * @param image the input image; null where it is given by URL or not at all
 * @param encoding how objects travel beside a binary image
 * @param paid whether a success costs credits
 */
public record ApiRequest(
        Method method,
        String path,
        String accept,
        Map<String, Object> fields,
        ImageSource image,
        ImageTransformEncoding encoding,
        boolean paid) {

    /** A question that costs nothing. */
    public static ApiRequest get(String path) {
        return new ApiRequest(Method.GET, path, Answer.JSON, Map.of(), null, ImageTransformEncoding.JSON, false);
    }

    /** A call that costs credits if it succeeds. */
    public static ApiRequest paidPost(
            String path,
            String accept,
            Map<String, Object> fields,
            ImageSource image,
            ImageTransformEncoding encoding) {
        return new ApiRequest(Method.POST, path, accept, fields, image, encoding, true);
    }
}
