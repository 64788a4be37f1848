package io.github.camelpixelcut.sandbox.internal.http;

import static io.github.camelpixelcut.sandbox.internal.error.RefusedException.quoted;

import io.github.camelpixelcut.sandbox.internal.compose.Backdrop;
import io.github.camelpixelcut.sandbox.internal.compose.Placement;
import io.github.camelpixelcut.sandbox.internal.error.ErrorCode;
import io.github.camelpixelcut.sandbox.internal.error.RefusedException;

/**
 * A valid call of generate-background.
 *
 * @param image null if the image is at the URL
 * @param imageUrl null if there is an image: if both were sent, the image wins
 */
record GenerateRequest(byte[] image, String imageUrl, Placement placement, Backdrop backdrop) {

    /** @throws RefusedException {@code missing_parameter} if there is neither image nor URL */
    static GenerateRequest of(byte[] image, String imageUrl, Placement placement, Backdrop backdrop)
            throws RefusedException {
        if (image == null && imageUrl == null) {
            throw new RefusedException(
                    ErrorCode.MISSING_PARAMETER,
                    "There is no image: send image_url, or the part image in multipart/form-data");
        }
        return new GenerateRequest(image, image == null ? imageUrl : null, placement, backdrop);
    }

    /** One line for the log, for example {@code 41234 bytes with scene marble}. */
    @Override
    public String toString() {
        return (image == null ? quoted(imageUrl) : image.length + " bytes") + " with " + backdropInWords();
    }

    private String backdropInWords() {
        if (backdrop.scene() != null) {
            return "scene " + backdrop.scene();
        }
        return backdrop.prompt() == null || backdrop.prompt().isBlank()
                ? "no scene"
                : "prompt " + quoted(backdrop.prompt());
    }
}
