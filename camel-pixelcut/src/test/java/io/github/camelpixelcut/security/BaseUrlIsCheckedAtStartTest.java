package io.github.camelpixelcut.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelpixelcut.testsupport.RouteTestSupport;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A base URL that could leak the key fails the start of the route. */
class BaseUrlIsCheckedAtStartTest extends RouteTestSupport {

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "http://api.example.org",
                "http://10.0.0.1:8080",
                "http://0.0.0.0",
                "http://[::2]",
                "http://localhost.example.org",
                "http://127.0.0.1.example.org",
                "http://127.evil.example.org",
                "HTTP://api.example.org"
            })
    void plainHttpToAnotherHostIsRefused(String baseUrl) {
        assertThatThrownBy(() -> routeTo(pixelcut("RAW(" + baseUrl + ")")))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .rootCause()
                .hasMessageContainingAll("The option baseUrl is '" + baseUrl + "'", "https", "allowPlainHttp=true");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"http://api.example.org", "http://10.0.0.1:8080"})
    void unlessItIsAllowed(String baseUrl) {
        routeTo(pixelcut(baseUrl, "allowPlainHttp=true"));

        assertThat(context.getRoutes()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "https://api.example.org",
                "https://api.example.org/gateway/",
                "http://localhost:8080",
                "http://LOCALHOST",
                "http://127.0.0.1",
                "http://127.1.2.3",
                "http://[::1]:8080"
            })
    void httpsAndLocalUrlsAreAccepted(String baseUrl) {
        routeTo(pixelcut(baseUrl));

        assertThat(context.getRoutes()).hasSize(1);
    }

    static List<String> malformed() {
        return List.of(
                "https://user@api.example.org",
                "https://user:password@api.example.org",
                "https://api.example.org?key=value",
                "https://api.example.org/?",
                "https://api.example.org#here",
                "https://",
                "https:///v1",
                "https:api.example.org",
                "//api.example.org",
                "api.example.org",
                "ftp://api.example.org",
                "file:///etc/passwd",
                "https://api.example.org:port",
                "https://api.example.org/a b",
                "https://api.example.org\r\nX-Injected: yes",
                "https://api_1.example.org",
                " ");
    }

    @ParameterizedTest(name = "''{0}''")
    @MethodSource("malformed")
    void aUrlWithUserInfoQueryOrFragmentOrWithoutHostIsRefused(String baseUrl) {
        assertThatThrownBy(() -> routeTo(pixelcut("RAW(" + baseUrl + ")")))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .rootCause()
                .hasMessageContainingAll(
                        "The option baseUrl is '", "an absolute http or https URL without user, query and fragment");
    }
}
