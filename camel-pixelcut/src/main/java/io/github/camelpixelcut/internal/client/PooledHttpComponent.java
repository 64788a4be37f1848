package io.github.camelpixelcut.internal.client;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * camel-http with another connection pool, because its own accepts headers, trailers and lines of any length. The
 * method that creates the pool is the same in Camel 4.18 and 4.22; the methods that it calls are not.
 */
final class PooledHttpComponent extends HttpComponent {

    /** HttpClient's default of 2 s lets a POST fail on a connection that the server has closed meanwhile. */
    private static final TimeValue STALE_CHECK_AFTER = TimeValue.ofMilliseconds(100);

    private final DnsResolver resolver;

    /** @param resolver decides to which addresses connections are made */
    PooledHttpComponent(DnsResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    protected HttpClientConnectionManager createConnectionManager(
            Map<String, Object> parameters, SSLContextParameters tls, Map<String, Object> httpConnectionOptions)
            throws GeneralSecurityException, IOException {
        return new KeepOpenConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(AnswerLimits.HTTP1)
                        .responseParserFactory(AnswerLimits.PARSERS)
                        .build())
                .setDnsResolver(resolver)
                .setTlsSocketStrategy(tlsStrategy(tls))
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setValidateAfterInactivity(STALE_CHECK_AFTER)
                        .build())
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setSoTimeout(Timeout.ofMilliseconds(getSoTimeout()))
                        .build())
                .setMaxConnTotal(getMaxTotalConnections())
                .setMaxConnPerRoute(getConnectionsPerRoute())
                .build());
    }

    private TlsSocketStrategy tlsStrategy(SSLContextParameters tls) throws GeneralSecurityException, IOException {
        SSLContext context = tls == null ? SSLContexts.createDefault() : tls.createSSLContext(getCamelContext());
        return ClientTlsStrategyBuilder.create()
                .setSslContext(context)
                .setHostnameVerifier(getX509HostnameVerifier())
                .setHostVerificationPolicy(HostnameVerificationPolicy.CLIENT)
                .buildClassic();
    }
}
