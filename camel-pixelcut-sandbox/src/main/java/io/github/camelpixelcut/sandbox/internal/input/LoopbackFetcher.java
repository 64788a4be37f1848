package io.github.camelpixelcut.sandbox.internal.input;

import static io.github.camelpixelcut.sandbox.internal.error.ErrorCode.FILE_SIZE_TOO_LARGE;
import static io.github.camelpixelcut.sandbox.internal.error.ErrorCode.INVALID_PARAMETER;
import static io.github.camelpixelcut.sandbox.internal.error.RefusedException.quoted;

import io.github.camelpixelcut.sandbox.internal.error.RefusedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Downloads an {@code image_url} from this machine only, so that tests and demos neither depend on a network nor have
 * access to one. Names of other hosts are not resolved.
 */
public final class LoopbackFetcher {

    private static final Pattern LOOPBACK_LITERAL = Pattern.compile("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[.+]");

    private final Duration silence;
    private final Duration whole;

    /**
     * @param silence the longest time for connecting, and for each read
     * @param whole the longest time for the whole download
     */
    public LoopbackFetcher(Duration silence, Duration whole) {
        this.silence = silence;
        this.whole = whole;
    }

    /**
     * @throws RefusedException {@code invalid_parameter} if it is no http(s) URL of a loopback address, or does not
     *     return 200 in time; {@code file_size_too_large} if the image is larger than the API allows
     */
    public byte[] fetch(String imageUrl) throws RefusedException {
        URI uri = loopbackUri(imageUrl);
        try {
            return download(uri);
        } catch (IOException | RuntimeException e) {
            // For example, HttpURLConnection throws a RuntimeException if the port is above 65535.
            throw refused("could not be fetched", imageUrl, e.toString());
        }
    }

    private static URI loopbackUri(String imageUrl) throws RefusedException {
        URI uri;
        try {
            uri = new URI(imageUrl);
        } catch (URISyntaxException e) {
            throw refused("is not a URL", imageUrl, e.getReason());
        }
        if (!"http".equalsIgnoreCase(uri.getScheme()) && !"https".equalsIgnoreCase(uri.getScheme())) {
            throw refused("is not an absolute http or https URL", imageUrl, "give one");
        }
        if (uri.getHost() == null || !isLoopback(uri.getHost())) {
            throw refused(
                    "is refused",
                    imageUrl,
                    "this sandbox fetches from loopback hosts only (127.0.0.0/8, [::1], localhost);"
                            + " use one of its own pictures under /samples/ or send the image itself");
        }
        return uri;
    }

    private static boolean isLoopback(String host) {
        if (!host.equalsIgnoreCase("localhost")
                && !LOOPBACK_LITERAL.matcher(host).matches()) {
            return false;
        }
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
        } catch (IOException e) {
            return false;
        }
    }

    private byte[] download(URI uri) throws IOException, RefusedException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout((int) silence.toMillis());
        connection.setReadTimeout((int) silence.toMillis());
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        try {
            int status = connection.getResponseCode();
            if (status != 200) {
                throw refused("could not be fetched", uri.toString(), "it answered " + status + ", not 200");
            }
            try (InputStream body = connection.getInputStream()) {
                return readCapped(body, uri);
            }
        } finally {
            connection.disconnect();
        }
    }

    private byte[] readCapped(InputStream body, URI uri) throws IOException, RefusedException {
        long deadline = System.nanoTime() + whole.toNanos();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[16 * 1024];
        for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
            bytes.write(chunk, 0, read);
            if (bytes.size() > InputLimits.MAX_BYTES) {
                throw new RefusedException(
                        FILE_SIZE_TOO_LARGE,
                        "File size too large: the image at " + quoted(uri.toString()) + " has more than "
                                + InputLimits.MAX_BYTES + " bytes");
            }
            if (System.nanoTime() - deadline > 0) {
                throw refused("could not be fetched", uri.toString(), "it took more than " + whole.toSeconds() + " s");
            }
        }
        return bytes.toByteArray();
    }

    private static RefusedException refused(String what, String imageUrl, String why) {
        return new RefusedException(INVALID_PARAMETER, "image_url " + quoted(imageUrl) + " " + what + ": " + why);
    }
}
