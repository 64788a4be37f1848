package io.github.camelpixelcut.sandbox.internal.http;

import io.github.camelpixelcut.sandbox.internal.compose.Backdrop;
import io.github.camelpixelcut.sandbox.internal.compose.Placement;
import io.github.camelpixelcut.sandbox.internal.error.ErrorCode;
import io.github.camelpixelcut.sandbox.internal.error.RefusedException;

/**
 * What a call of generate-background asks for. If both an image and a URL were sent, the image wins and the URL is
 * null.
 */
record GenerateRequest(byte[] image, String imageUrl, Placement placement, Backdrop backdrop) {

    /** @throws RefusedException {@code missing_parameter} without any image */
    static GenerateRequest of(byte[] image, String imageUrl, Placement placement, Backdrop backdrop)
            throws RefusedException {
        if (image == null && imageUrl == null) {
            throw new RefusedException(
                    ErrorCode.MISSING_PARAMETER,
                    "There is no image: send image_url, or the part image in multipart/form-data");
        }
        return new GenerateRequest(image, image == null ? imageUrl : null, placement, backdrop);
    }
}
