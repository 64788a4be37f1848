package io.github.camelpixelcut.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With names whose addresses the test decides. */
class ResultHostGuardTest {

    private final Names names = new Names();

    @ParameterizedTest(name = "base URL at {0}, result at {1}")
    @CsvSource({
        "8.8.8.8, 8.8.4.4",
        "127.0.0.1, 127.0.0.1",
        "127.0.0.1, 127.0.0.2",
        "127.0.0.1, ::1",
        "127.0.0.1, 8.8.8.8",
        "10.0.0.1, 10.0.0.2",
        "10.0.0.1, 192.168.0.1",
        "fd12::1, 10.0.0.1",
        "100.64.0.1, 100.64.0.1",
        "169.254.0.1, 169.254.0.1"
    })
    void resultsAreTakenFromPublicAddressesAndFromWhereTheBaseUrlIs(String base, String result)
            throws UnknownHostException {
        names.add("base.example.org", base).add("result.example.org", result);

        assertThat(guard().resolve("result.example.org")).containsExactly(InetAddress.getByName(result));
    }

    @ParameterizedTest(name = "base URL at {0}, result at {1}")
    @CsvSource({
        "8.8.8.8, 127.0.0.1",
        "8.8.8.8, 10.0.0.1",
        "8.8.8.8, 169.254.169.254",
        "127.0.0.1, 10.0.0.1",
        "127.0.0.1, 169.254.169.254",
        "127.0.0.1, 0.0.0.0",
        "10.0.0.1, 127.0.0.1",
        "10.0.0.1, 169.254.169.254",
        "10.0.0.1, fd00:ec2::254",
        "100.64.0.1, 100.64.0.2",
        "169.254.0.1, 169.254.169.254"
    })
    void andFromNowhereElse(String base, String result) {
        names.add("base.example.org", base).add("result.example.org", result);

        assertThatThrownBy(() -> guard().resolve("result.example.org"))
                .isInstanceOf(RefusedHostException.class)
                .hasMessageContainingAll("result.example.org", "not public");
    }

    @Test
    void oneAddressThatIsNotPublicIsEnough() {
        names.add("base.example.org", "8.8.8.8").add("result.example.org", "8.8.4.4", "10.0.0.1");

        assertThatThrownBy(() -> guard().resolve("result.example.org")).isInstanceOf(RefusedHostException.class);
    }

    @Test
    void aBaseUrlWhoseNameIsNotKnownHereExceptsNothing() {
        names.add("result.example.org", "10.0.0.1");

        assertThatThrownBy(() -> guard().resolve("result.example.org")).isInstanceOf(RefusedHostException.class);
    }

    /** The connection is made to the address that was checked: a second answer of the name service comes too late. */
    @Test
    void aNameThatIsBoundAgainIsRefusedWhenTheNextConnectionIsMade() throws IOException {
        names.add("base.example.org", "127.0.0.1")
                .add("rebound.example.org", "127.0.0.1")
                .add("rebound.example.org", "169.254.169.254");
        ResultHostGuard guard = guard();
        try (MockWebServer server = new MockWebServer();
                CloseableHttpClient http = HttpClients.custom()
                        .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                                .setDnsResolver(guard)
                                .build())
                        .addExecInterceptorFirst("guard", guard)
                        .build()) {
            server.enqueue(
                    new MockResponse.Builder().addHeader("Connection", "close").build());
            server.start();
            HttpGet get = new HttpGet("http://rebound.example.org:" + server.getPort());

            assertThat(http.<Integer>execute(get, response -> response.getCode()))
                    .isEqualTo(200);
            assertThatThrownBy(() -> http.execute(get, response -> null))
                    .isInstanceOf(RefusedHostException.class)
                    .hasMessageContaining("169.254.169.254");
            assertThat(names.lookUpsOf("rebound.example.org")).isEqualTo(2);
        }
    }

    private ResultHostGuard guard() {
        return new ResultHostGuard(ResultHosts.of(null), "base.example.org", names);
    }

    /** A name service with answers one after the other, the last one for good. */
    private static final class Names implements DnsResolver {

        private final Map<String, Deque<InetAddress[]>> answers = new HashMap<>();
        private final Map<String, Integer> lookUps = new HashMap<>();

        Names add(String name, String... addresses) {
            answers.computeIfAbsent(name, any -> new ArrayDeque<>())
                    .add(Arrays.stream(addresses).map(Names::address).toArray(InetAddress[]::new));
            return this;
        }

        private static InetAddress address(String address) {
            try {
                return InetAddress.getByName(address);
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(e);
            }
        }

        int lookUpsOf(String name) {
            return lookUps.getOrDefault(name, 0);
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            lookUps.merge(host, 1, Integer::sum);
            Deque<InetAddress[]> left = answers.get(host);
            if (left == null) {
                throw new UnknownHostException(host);
            }
            return left.size() > 1 ? left.removeFirst() : left.getFirst();
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
