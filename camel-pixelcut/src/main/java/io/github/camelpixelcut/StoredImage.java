package io.github.camelpixelcut;

import io.github.camelpixelcut.internal.client.ResultImage;
import io.github.camelpixelcut.internal.image.ImageEnd;
import io.github.camelpixelcut.internal.image.ImageSource;
import java.io.EOFException;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;

/** A finished picture, read from the network to its end. */
record StoredImage(String mediaType, StreamCache content) {

    private static final int MAX_ARRAY_SIZE = 1024 * 1024;

    /** A picture of known length up to 1 MiB is kept in one array; any other one as configured for stream caching. */
    static StoredImage of(Exchange exchange, ResultImage image) throws IOException {
        boolean small = image.length() >= 0 && image.length() <= MAX_ARRAY_SIZE;
        StreamCache content =
                small ? array(image) : SpoolFiles.of(exchange.getContext()).keep(image.stream());
        ImageSource picture = ImageSource.of(content);
        if (ImageEnd.isMissing(picture)) {
            throw new EOFException("Premature end of the picture after " + picture.length() + " bytes");
        }
        return new StoredImage(image.mediaType(), content);
    }

    /** The same picture from its beginning. */
    StoredImage copyFor(Exchange exchange) throws IOException {
        return new StoredImage(mediaType, content.copy(exchange));
    }

    private static StreamCache array(ResultImage image) throws IOException {
        byte[] bytes = new byte[(int) image.length()];
        image.stream().readNBytes(bytes, 0, bytes.length);
        // Reading the end returns the connection to the pool, and throws if the body ended too early.
        image.stream().read();
        return new ByteArrayStreamCache(bytes);
    }
}
