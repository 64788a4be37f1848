package io.github.camelpixelcut.internal.client;

import io.github.camelpixelcut.internal.image.ImageSource;
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
 * @param bracketed whether an object in a multipart body is one part for each value, {@code name[key]}, instead of one
 *     part of type {@code application/json}
 * @param paid whether a success costs credits
 */
public record ApiRequest(
        Method method,
        String path,
        String accept,
        Map<String, Object> fields,
        ImageSource image,
        boolean bracketed,
        boolean paid) {

    /** The same request with another view of its image. */
    public ApiRequest with(ImageSource otherImage) {
        return new ApiRequest(method, path, accept, fields, otherImage, bracketed, paid);
    }

    /** A request that costs nothing. */
    public static ApiRequest get(String path) {
        return new ApiRequest(Method.GET, path, ApiResponse.JSON, Map.of(), null, false, false);
    }

    /** A call that costs credits if it succeeds. */
    public static ApiRequest paidPost(
            String path, String accept, Map<String, Object> fields, ImageSource image, boolean bracketed) {
        return new ApiRequest(Method.POST, path, accept, fields, image, bracketed, true);
    }
}
