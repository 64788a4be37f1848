package io.github.camelpixelcut.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelpixelcut.contract.Multipart.Part;
import java.util.List;

/**
 * A recorded request that complies with the contract, as the API understands it.
 *
 * @param accept the requested media type
 * @param mediaType the media type of the body; null without a body
 * @param fields all parameters except the binary image, from any form of body
 * @param parts the parts of a multipart body, in the order in which they were sent
 * @param chunked whether the body was sent in chunks, without a length
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
