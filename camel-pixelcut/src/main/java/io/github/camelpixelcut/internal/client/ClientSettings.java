package io.github.camelpixelcut.internal.client;

import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.support.jsse.SSLContextParameters;

/** What one HTTP client depends on: endpoints with the same settings share a client. */
public record ClientSettings(
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
        String resultHosts,
        HttpClientConfigurer httpClientConfigurer) {

    /** @param baseUrl with or without a trailing slash, which makes no difference */
    public ClientSettings {
        baseUrl = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
    }

    /** The account that the key belongs to. */
    public Account account() {
        return new Account(baseUrl, apiKey);
    }

    /** The generated one of a record is linked at its first call, which took 2% of the start of a context. */
    @Override
    public int hashCode() {
        return 31 * baseUrl.hashCode() + apiKey.hashCode();
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "ClientSettings[" + baseUrl + "]";
    }
}
