package io.github.camelpixelcut.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelpixelcut.contract.Multipart.Part;
import java.util.List;

/**
 * A recorded request that keeps the contract, as the API understands it.
 *
 * @param accept the media type that was asked for
 * @param mediaType of the body; null without a body
 * @param fields all parameters but the binary image, whichever way they came
 * @param parts of a multipart body, in the order in which they were sent
 * @param chunked whether the body came without a length
 */
record SentCall(String accept, String mediaType, JsonNode fields, List<Part> parts, boolean chunked) {

    List<String> partNames() {
        return parts.stream().map(Part::name).toList();
    }

    /** The binary image; fails if there is none or more than one. */
    Part image() {
        List<Part> images =
                parts.stream().filter(part -> part.name().equals("image")).toList();
        if (images.size() != 1) {
            throw new AssertionError("There are " + images.size() + " images in the parts " + partNames());
        }
        return images.get(0);
    }
}
