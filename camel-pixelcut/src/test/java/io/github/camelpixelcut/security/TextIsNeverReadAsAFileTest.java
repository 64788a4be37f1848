package io.github.camelpixelcut.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.PixelcutConstants;
import io.github.camelpixelcut.error.PixelcutRequestException;
import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import io.github.camelpixelcut.testsupport.Pictures;
import io.github.camelpixelcut.testsupport.RouteTestSupport;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Text from a sender cannot make the component upload a local file. */
class TextIsNeverReadAsAFileTest extends RouteTestSupport {

    @RegisterExtension
    static PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    @TempDir
    static Path folder;

    @BeforeEach
    void route() {
        routeTo(pixelcut(sandbox.baseUrl()));
    }

    static Stream<Object> spellingsOfAFile() throws IOException {
        Path file = Files.write(folder.resolve("secret.png"), Pictures.png(64, 64));
        URI uri = file.toUri();
        URL url = uri.toURL();
        return Stream.of(
                file.toString(),
                " " + file + "\n",
                "file:" + file,
                "file://" + file,
                "file://localhost" + file,
                "FILE:" + file,
                "resource:file:" + file,
                "resource:classpath:log4j2.properties",
                "classpath:log4j2.properties",
                "jar:file:" + file + "!/a",
                "http:" + file,
                "http://",
                "ftp://127.0.0.1" + file,
                "data:image/png;base64,iVBORw0KGgo=",
                "~/.ssh/id_rsa",
                "\\\\server\\share\\a.png",
                new StringBuilder(file.toString()),
                uri,
                url);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spellingsOfAFile")
    void asABody(Object text) {
        assertRefused(send(text));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spellingsOfAFile")
    void asAHeader(Object text) {
        assertRefused(send(null, Map.of(PixelcutConstants.IMAGE_URL, text)));
    }

    private static void assertRefused(Exchange exchange) {
        assertThat(failureOf(exchange))
                .isExactlyInstanceOf(PixelcutRequestException.class)
                .hasMessageEndingWith("nothing was sent");
        assertThat(sandbox.stats().requests()).isZero();
    }
}
