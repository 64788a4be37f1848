package io.github.camelpixelcut.internal.client;

import java.net.URI;
import java.net.URISyntaxException;
import org.apache.hc.client5.http.impl.DefaultRedirectStrategy;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Redirects of a download: to https, and to plain http only if the API itself is called by plain http. */
final class DownloadRedirects extends DefaultRedirectStrategy {

    /** How many redirects are followed. */
    static final int MAX_REDIRECTS = 3;

    private final URI baseUrl;

    DownloadRedirects(URI baseUrl) {
        this.baseUrl = baseUrl;
    }

    static boolean isAllowed(URI uri, URI baseUrl) {
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        boolean http = "http".equalsIgnoreCase(uri.getScheme());
        return uri.getRawAuthority() != null && (https || http && isPlainHttp(baseUrl));
    }

    static String allowedSchemes(URI baseUrl) {
        return isPlainHttp(baseUrl) ? "http and https" : "https";
    }

    private static boolean isPlainHttp(URI baseUrl) {
        return "http".equalsIgnoreCase(baseUrl.getScheme());
    }

    @Override
    protected URI createLocationURI(String location) throws ProtocolException {
        try {
            return LenientUrl.parse(location);
        } catch (URISyntaxException e) {
            throw new ProtocolException("Invalid redirect URI: " + LogText.abbreviate(location), e);
        }
    }

    @Override
    public URI getLocationURI(HttpRequest request, HttpResponse response, HttpContext context) throws HttpException {
        URI location = super.getLocationURI(request, response, context);
        if (!isAllowed(location, baseUrl)) {
            throw new ProtocolException(
                    "only redirects to " + allowedSchemes(baseUrl) + " are followed, not to " + location.getScheme());
        }
        return location;
    }
}
