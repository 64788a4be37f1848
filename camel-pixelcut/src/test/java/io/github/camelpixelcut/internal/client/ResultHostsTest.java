package io.github.camelpixelcut.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultHostsTest {

    private final ResultHosts hosts = ResultHosts.of("cdn.example.com, *.Storage.example.org,2001:db8::1");

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "cdn.example.com",
                "CDN.example.com",
                "cdn.example.com.",
                "eu.storage.example.org",
                "a.b.storage.example.org",
                "2001:db8::1"
            })
    void aNamedHostAndTheSubdomainsOfAStarAreAllowed(String host) {
        assertThat(hosts.contains(host)).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "example.com",
                "eu.cdn.example.com",
                "cdn.example.com.evil.example.net",
                "evilcdn.example.com",
                "storage.example.org",
                "evilstorage.example.org",
                "*.storage.example.org.evil.example.net",
                "127.0.0.1"
            })
    void anyOtherHostIsNot(String host) {
        assertThat(hosts.contains(host)).isFalse();
    }

    @Test
    void withoutTheOptionAllHostsAre() {
        assertThat(ResultHosts.of(null).contains("anything.example.org")).isTrue();
    }
}
