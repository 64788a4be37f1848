package io.github.camelpixelcut.internal.client;

import io.github.camelpixelcut.internal.image.ImageFormat;
import io.github.camelpixelcut.internal.image.ImageReadException;
import io.github.camelpixelcut.internal.image.ImageSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.client5.http.entity.mime.AbstractContentBody;
import org.apache.hc.core5.http.ContentType;

/**
 * The binary part of a multipart body. Counts what it sends: HttpClient would send a broken body, or hang, if a file
 * changed its length meanwhile. It fails before the closing boundary, so the API never takes such a body for complete.
 */
final class ImagePart extends AbstractContentBody {

    private static final int BUFFER_SIZE = 16 * 1024;
    private static final int MAX_NAME_LENGTH = 100;

    private final ImageSource image;
    private final long length;
    private final String filename;

    private ImagePart(ImageSource image, long length, String filename, ContentType contentType) {
        super(contentType);
        this.image = image;
        this.length = length;
        this.filename = filename;
    }

    /** The type is derived from the first bytes, not from the file name, which may be wrong. */
    static ImagePart of(ImageSource image) throws IOException {
        ImageFormat format = ImageFormat.of(image.peek(head -> head.readNBytes(ImageFormat.SIGNATURE_SIZE)));
        String filename = image.fileName() == null ? "image." + format.extension() : sanitised(image.fileName());
        return new ImagePart(image, image.length(), filename, ContentType.create(format.mediaType()));
    }

    /** Quotes, slashes, line breaks and non-ASCII characters are not allowed in the header. */
    private static String sanitised(String name) {
        String safe = name.replaceAll("[^A-Za-z0-9._-]", "_");
        return safe.substring(Math.max(0, safe.length() - MAX_NAME_LENGTH));
    }

    @Override
    public String getFilename() {
        return filename;
    }

    @Override
    public long getContentLength() {
        return length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (InputStream in = open()) {
            byte[] buffer = new byte[BUFFER_SIZE];
            long sent = 0;
            for (int read = read(in, buffer); read >= 0; read = read(in, buffer)) {
                sent += read;
                requireLength(length == ImageSource.UNKNOWN_LENGTH || sent <= length);
                out.write(buffer, 0, read);
            }
            requireLength(length == ImageSource.UNKNOWN_LENGTH || sent == length);
        }
    }

    private InputStream open() throws IOException {
        try {
            return image.open();
        } catch (IOException e) {
            throw new ImageReadException("The image could not be read: " + e, e);
        }
    }

    private static int read(InputStream in, byte[] buffer) throws IOException {
        try {
            return in.read(buffer);
        } catch (ImageReadException e) {
            throw e;
        } catch (IOException e) {
            throw new ImageReadException("The image could not be read to its end: " + e, e);
        }
    }

    private void requireLength(boolean kept) throws IOException {
        if (!kept) {
            throw new ImageReadException(
                    "The image was " + length + " bytes long and changed while it was sent: is it still being written?",
                    null);
        }
    }
}
