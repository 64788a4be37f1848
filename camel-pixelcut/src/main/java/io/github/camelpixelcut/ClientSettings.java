package io.github.camelpixelcut;

import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.support.jsse.SSLContextParameters;

/** What one HTTP client depends on: endpoints with the same settings share a client. */
record ClientSettings(
        String baseUrl,
        String apiKey,
        long connectTimeout,
        long responseTimeout,
        SSLContextParameters sslContextParameters,
        String proxyHost,
        Integer proxyPort,
        String proxyAuthUsername,
        String proxyAuthPassword,
        String nonProxyHosts,
        HttpClientConfigurer httpClientConfigurer) {

    static ClientSettings of(PixelcutConfiguration options, String apiKey) {
        return new ClientSettings(
                withoutTrailingSlash(options.getBaseUrl()),
                apiKey,
                options.getConnectTimeout(),
                options.getResponseTimeout(),
                options.getSslContextParameters(),
                options.getProxyHost(),
                options.getProxyPort(),
                options.getProxyAuthUsername(),
                options.getProxyAuthPassword(),
                options.getNonProxyHosts(),
                options.getHttpClientConfigurer());
    }

    private static String withoutTrailingSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** That of a record is linked when it is first called, which took a fiftieth of the start of a context. */
    @Override
    public int hashCode() {
        return baseUrl.hashCode();
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "ClientSettings[" + baseUrl + "]";
    }
}
