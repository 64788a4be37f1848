package io.github.camelpixelcut.internal.client;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.cookie.CookieSpecFactory;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.core5.http.config.Lookup;
import org.apache.hc.core5.http.config.RegistryBuilder;

/**
 * Builds HTTP clients by way of camel-http, so that TLS, proxy, timeouts and pool behave as Camel users know them. The
 * component is a private one: nothing of it is registered in the context.
 */
public final class HttpClients {

    /** For a connection of the pool. There are as many as calls at once, so nobody waits; 0 would fail at once. */
    private static final long LEASE_TIMEOUT = TimeUnit.HOURS.toMillis(1);

    private static final String LOOPBACK_IS_DIRECT = "pixelcut-loopback-is-direct";
    private static final String RESULT_HOSTS = "pixelcut-result-hosts";

    private static final Lookup<CookieSpecFactory> NO_COOKIES =
            RegistryBuilder.<CookieSpecFactory>create().build();

    private final CamelContext context;
    private final ClientSettings settings;
    private final boolean useGlobalSslContextParameters;
    private final int maxConnections;

    public HttpClients(
            CamelContext context, ClientSettings settings, boolean useGlobalSslContextParameters, int maxConnections) {
        this.context = context;
        this.settings = settings;
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
        this.maxConnections = maxConnections;
    }

    /** Sends the key: follows no redirects; the client above it retries. */
    public HttpEndpoint forApi() throws Exception {
        return create(
                afterUsers(builder -> builder.disableAutomaticRetries()), SystemDefaultDnsResolver.INSTANCE, Map.of());
    }

    /** Fetches results: follows a few redirects; the client above it retries. */
    public HttpEndpoint forDownloads() throws Exception {
        URI baseUrl = URI.create(settings.baseUrl());
        ResultHostGuard guard = new ResultHostGuard(
                ResultHosts.of(settings.resultHosts()), baseUrl.getHost(), SystemDefaultDnsResolver.INSTANCE);
        return create(
                afterUsers(builder -> builder.setRedirectStrategy(new DownloadRedirects(baseUrl))
                        .disableAutomaticRetries()
                        .addExecInterceptorBefore(ChainElement.PROTOCOL.name(), RESULT_HOSTS, guard)),
                guard,
                Map.of("followRedirects", true, "httpClient.maxRedirects", DownloadRedirects.MAX_REDIRECTS));
    }

    private HttpClientConfigurer afterUsers(HttpClientConfigurer ours) {
        HttpClientConfigurer users = settings.httpClientConfigurer();
        return builder -> {
            builder.setRequestExecutor(new EarlyAnswerExecutor());
            if (users != null) {
                users.configureHttpClient(builder);
            }
            // Cookies are off: the list of public suffixes, which is for them, need not be read at the start.
            builder.setDefaultCookieSpecRegistry(NO_COOKIES);
            // Before the request is written as a proxy or as a server wants it.
            builder.addExecInterceptorBefore(ChainElement.PROTOCOL.name(), LOOPBACK_IS_DIRECT, new LoopbackIsDirect());
            ours.configureHttpClient(builder);
        };
    }

    private HttpEndpoint create(HttpClientConfigurer configurer, DnsResolver resolver, Map<String, Object> parameters)
            throws Exception {
        HttpComponent http = new PooledHttpComponent(resolver);
        http.setCamelContext(context);
        http.setHttpClientConfigurer(configurer);
        http.setConnectTimeout(settings.connectTimeout());
        http.setResponseTimeout(settings.responseTimeout());
        http.setSoTimeout(settings.responseTimeout());
        http.setConnectionRequestTimeout(LEASE_TIMEOUT);
        http.setMaxTotalConnections(maxConnections);
        http.setConnectionsPerRoute(maxConnections);
        http.setSslContextParameters(settings.sslContextParameters());
        http.setUseGlobalSslContextParameters(useGlobalSslContextParameters);
        http.setCookieManagementDisabled(true);
        // HttpClient has no limit on the size of what it decompresses.
        http.setContentCompressionDisabled(true);
        http.setUserAgent("camel-pixelcut");
        setProxy(http);
        return (HttpEndpoint) http.createEndpoint(settings.baseUrl(), parameters);
    }

    private void setProxy(HttpComponent http) {
        http.setProxyHost(settings.proxyHost());
        http.setProxyPort(settings.proxyPort());
        // How the proxy itself is spoken to: camel-http would take https, as the API is, which few proxies speak.
        http.setProxyAuthScheme("http");
        http.setProxyAuthUsername(settings.proxyAuthUsername());
        http.setProxyAuthPassword(settings.proxyAuthPassword());
        http.setNonProxyHosts(settings.nonProxyHosts());
    }
}
