package io.github.camelpixelcut.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.PixelcutComponent;
import io.github.camelpixelcut.testsupport.Pictures;
import io.github.camelpixelcut.testsupport.RouteTestSupport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.apache.hc.client5.http.impl.routing.DefaultProxyRoutePlanner;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Calls to this machine never go through a proxy: plain http is allowed for them only because nothing else can read the
 * key.
 */
class LoopbackHasNoProxyTest extends RouteTestSupport {

    private static final List<String> PROPERTIES = List.of("http.proxyHost", "http.proxyPort", "http.nonProxyHosts");

    private MockWebServer api;
    private MockWebServer proxy;

    @BeforeEach
    void startServers() throws IOException {
        api = new MockWebServer();
        api.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answerTo(request);
            }
        });
        proxy = new MockWebServer();
        proxy.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return picture();
            }
        });
        proxy.start();
    }

    private MockResponse answerTo(RecordedRequest request) {
        boolean urlWanted = "application/json".equals(request.getHeaders().get("Accept"));
        return urlWanted
                ? new MockResponse.Builder()
                        .addHeader("Content-Type", "application/json")
                        .body("{\"result_url\": \"" + api.url("/1.jpg") + "\"}")
                        .build()
                : picture();
    }

    private static MockResponse picture() {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "image/jpeg")
                .body(new Buffer().write(Pictures.JPEG))
                .build();
    }

    @AfterEach
    void stopServers() {
        api.close();
        proxy.close();
        PROPERTIES.forEach(System::clearProperty);
    }

    /** The ways to set a proxy. */
    enum Setting {
        THE_ENDPOINT {
            @Override
            void set(CamelContext context, HttpHost proxy, List<String> options) {
                options.addAll(List.of("proxyHost=" + proxy.getHostName(), "proxyPort=" + proxy.getPort()));
            }
        },
        THE_ENDPOINT_WITH_A_PASSWORD {
            @Override
            void set(CamelContext context, HttpHost proxy, List<String> options) {
                THE_ENDPOINT.set(context, proxy, options);
                options.addAll(List.of("proxyAuthUsername=user", "proxyAuthPassword=hunter2"));
            }
        },
        THE_ENDPOINT_WITH_EXCEPTIONS {
            @Override
            void set(CamelContext context, HttpHost proxy, List<String> options) {
                THE_ENDPOINT.set(context, proxy, options);
                options.add("nonProxyHosts=*.internal.example.com");
            }
        },
        THE_COMPONENT {
            @Override
            void set(CamelContext context, HttpHost proxy, List<String> options) {
                PixelcutComponent component = context.getComponent("pixelcut", PixelcutComponent.class);
                component.getConfiguration().setProxyHost(proxy.getHostName());
                component.getConfiguration().setProxyPort(proxy.getPort());
            }
        },
        THE_CAMEL_CONTEXT {
            @Override
            void set(CamelContext context, HttpHost proxy, List<String> options) {
                context.setGlobalOptions(Map.of(
                        "http.proxyHost", proxy.getHostName(),
                        "http.proxyPort", Integer.toString(proxy.getPort()),
                        "http.proxyScheme", "http"));
            }
        },
        THE_JVM {
            @Override
            void set(CamelContext context, HttpHost proxy, List<String> options) {
                System.setProperty("http.proxyHost", proxy.getHostName());
                System.setProperty("http.proxyPort", Integer.toString(proxy.getPort()));
                // By default, the JVM does not use the proxy for this machine.
                System.setProperty("http.nonProxyHosts", "");
                configurer(context, options, builder -> builder.useSystemProperties());
            }
        },
        A_CONFIGURER {
            @Override
            void set(CamelContext context, HttpHost proxy, List<String> options) {
                configurer(context, options, builder -> builder.setProxy(proxy));
            }
        },
        A_ROUTE_PLANNER {
            @Override
            void set(CamelContext context, HttpHost proxy, List<String> options) {
                configurer(context, options, builder -> builder.setRoutePlanner(new DefaultProxyRoutePlanner(proxy)));
            }
        };

        abstract void set(CamelContext context, HttpHost proxy, List<String> options);

        private static void configurer(CamelContext context, List<String> options, HttpClientConfigurer configurer) {
            context.getRegistry().bind("proxied", configurer);
            options.add("httpClientConfigurer=#proxied");
        }

        private String[] options(CamelContext context, MockWebServer proxy, String... more) {
            List<String> options = new ArrayList<>(List.of(more));
            set(context, new HttpHost("http", "127.0.0.1", proxy.getPort()), options);
            return options.toArray(String[]::new);
        }
    }

    @ParameterizedTest(name = "proxy of {0}")
    @EnumSource(Setting.class)
    void aCallAndItsDownloadDoNotUseTheProxy(Setting setting) throws IOException {
        api.start();
        routeTo(pixelcut("http://127.0.0.1:" + api.getPort(), setting.options(context, proxy, "output=download")));

        assertIsPicture(send(Pictures.PNG));

        assertThat(api.getRequestCount()).isEqualTo(2);
        assertThat(proxy.getRequestCount()).isZero();
    }

    /** Checks that the settings of the test above have an effect. */
    @ParameterizedTest(name = "proxy of {0}")
    @EnumSource(Setting.class)
    void callsToAnotherHostUseTheProxy(Setting setting) {
        routeTo(pixelcut("http://api.example.org", setting.options(context, proxy, "allowPlainHttp=true")));

        assertIsPicture(send(Pictures.PNG));

        assertThat(proxy.getRequestCount()).isOne();
    }

    @ParameterizedTest(name = "host {0}")
    @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1"})
    void noSpellingOfThisMachineUsesTheProxy(String host) throws IOException {
        api.start();
        routeTo(pixelcut("http://" + host + ":" + api.getPort(), Setting.THE_ENDPOINT.options(context, proxy)));

        assertIsPicture(send(Pictures.PNG));

        assertThat(proxy.getRequestCount()).isZero();
    }

    @ParameterizedTest(name = "host {0}")
    @ValueSource(strings = {"[::1]", "127.255.255.254", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]"})
    void theProxyIsNotUsedIfThereIsNoServer(String host) {
        routeTo(pixelcut(
                "http://" + host + ":1",
                Setting.THE_ENDPOINT.options(context, proxy, "allowPlainHttp=true", "maxRetries=0")));

        assertThat(send(Pictures.PNG).getException()).isNotNull();

        assertThat(proxy.getRequestCount()).isZero();
    }

    @Test
    void encryptedCallsToThisMachineAreNotTunnelledEither() throws IOException {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .build();
        HandshakeCertificates certificates = new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .addTrustedCertificate(certificate.certificate())
                .build();
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setTrustManager(certificates.trustManager());
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trust);
        context.getRegistry().bind("trusting", parameters);
        api.useHttps(certificates.sslSocketFactory());
        api.start();
        routeTo(pixelcut(
                "https://localhost:" + api.getPort(),
                Setting.THE_ENDPOINT.options(context, proxy, "sslContextParameters=#trusting")));

        assertIsPicture(send(Pictures.PNG));

        assertThat(proxy.getRequestCount()).isZero();
    }

    @Test
    void requestsForCreditsDoNotUseTheProxyEither() throws IOException {
        api.start();
        String options = String.join("&", Setting.THE_ENDPOINT.options(context, proxy));
        routeTo("pixelcut:credits?apiKey=" + KEY + "&baseUrl=http://127.0.0.1:" + api.getPort() + "&" + options);

        send(null);

        assertThat(api.getRequestCount()).isOne();
        assertThat(proxy.getRequestCount()).isZero();
    }

    private static void assertIsPicture(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(byte[].class)).isEqualTo(Pictures.JPEG);
    }
}
