package io.github.camelpixelcut;

import io.github.camelpixelcut.error.PixelcutRequestException;
import io.github.camelpixelcut.internal.image.ImageSource;
import io.github.camelpixelcut.internal.image.TextFormat;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;

/**
 * The image of a message: either its bytes or its URL. In this order: a binary body that is not empty, the header, a
 * body that is a URL, the option.
 *
 * @param source null where the image is given by URL
 * @param url null where the image is given by its bytes
 */
record MessageImage(ImageSource source, String url) {

    /** @throws IOException if the body cannot be read */
    static MessageImage of(Exchange exchange, PixelcutConfiguration configuration)
            throws PixelcutRequestException, IOException {
        Message message = exchange.getMessage();
        Object body = message.getBody();
        ImageSource source = isText(body) ? null : binary(exchange, body);
        if (source != null) {
            return new MessageImage(source, null);
        }
        MessageOptions options = new MessageOptions(message);
        String header = options.text(PixelcutConstants.IMAGE_URL, null, OptionRule.HTTP_URL);
        if (header != null) {
            return new MessageImage(null, header);
        }
        if (isText(body) && !body.toString().isBlank()) {
            return new MessageImage(null, requireUrl(body.toString().strip(), message));
        }
        String option = options.text(PixelcutConstants.IMAGE_URL, configuration.getImageUrl(), OptionRule.HTTP_URL);
        if (option != null) {
            return new MessageImage(null, option);
        }
        throw RefusedBody.empty(message);
    }

    static boolean isText(Object body) {
        return body instanceof CharSequence || body instanceof URI || body instanceof URL;
    }

    /** Text is never taken for a path: whoever can send a message could read any file. */
    private static String requireUrl(String text, Message message) throws PixelcutRequestException {
        if (OptionRule.isHttpUrl(text)) {
            return text;
        }
        throw RefusedBody.text(text, message);
    }

    /** Refuses text in the form of bytes: the API could only refuse it after the upload. */
    static void requireNoText(ImageSource source, Message message) throws PixelcutRequestException, IOException {
        byte[] head = source.peek(in -> in.readNBytes(TextFormat.HEAD_SIZE));
        Optional<TextFormat> format = TextFormat.of(head);
        if (format.isPresent()) {
            throw RefusedBody.bytesOfText(head, format.get(), message);
        }
    }

    /** The bytes of the body; null where there are none. */
    private static ImageSource binary(Exchange exchange, Object body) throws PixelcutRequestException, IOException {
        if (body == null) {
            return null;
        }
        if (body instanceof WrappedFile<?> wrapped) {
            // A file of ftp and the like is no local file: its content is the body.
            return wrapped.getFile() instanceof File file
                    ? ImageSource.of(file.toPath())
                    : binary(exchange, wrapped.getBody());
        }
        if (body instanceof File file) {
            return ImageSource.of(file.toPath());
        }
        if (body instanceof Path path) {
            return ImageSource.of(path);
        }
        if (body instanceof byte[] bytes) {
            return bytes.length == 0 ? null : ImageSource.of(bytes);
        }
        if (body instanceof ByteBuffer buffer) {
            return buffer.limit() == 0 ? null : ImageSource.of(buffer);
        }
        if (body instanceof StreamCache cache) {
            ImageSource source = ImageSource.of(cache);
            return isEmpty(source) ? null : source;
        }
        return stream(exchange, body);
    }

    private static ImageSource stream(Exchange exchange, Object body) throws PixelcutRequestException, IOException {
        ExchangePurchases purchases = ExchangePurchases.of(exchange);
        if (body instanceof Closeable && !purchases.beginReading(body)) {
            return purchases.imageBoughtFrom(body).orElseThrow(RefusedBody::alreadyRead);
        }
        InputStream stream = exchange.getContext().getTypeConverter().tryConvertTo(InputStream.class, exchange, body);
        if (stream == null) {
            throw RefusedBody.unreadable(body, exchange.getMessage());
        }
        ImageSource source = ImageSource.of(stream);
        if (isEmpty(source)) {
            throw RefusedBody.alreadyRead();
        }
        return source;
    }

    private static boolean isEmpty(ImageSource source) throws IOException {
        return source.peek(InputStream::read) < 0;
    }
}
