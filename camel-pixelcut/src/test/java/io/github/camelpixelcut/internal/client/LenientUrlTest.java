package io.github.camelpixelcut.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URISyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LenientUrlTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = " -> ", quoteCharacter = '~', textBlock = """
                    https://x.example.com/a.jpg -> https://x.example.com/a.jpg
                    HTTPS://X.example.com:8443/a.jpg?sig=a%2Fb%3D&x=1 -> HTTPS://X.example.com:8443/a.jpg?sig=a%2Fb%3D&x=1
                    https://x.example.com -> https://x.example.com
                    https://x.example.com?sig=1 -> https://x.example.com?sig=1
                    https://x.example.com/a b.jpg -> https://x.example.com/a%20b.jpg
                    https://x.example.com/a%20b c.jpg -> https://x.example.com/a%20b%20c.jpg
                    https://x.example.com/größe.jpg -> https://x.example.com/gr%C3%B6%C3%9Fe.jpg
                    https://x.example.com/🖼.jpg -> https://x.example.com/%F0%9F%96%BC.jpg
                    https://x.example.com/a|b.jpg?sig=1|2 -> https://x.example.com/a%7Cb.jpg?sig=1%7C2
                    https://x.example.com/a[1].jpg?x[]=1 -> https://x.example.com/a%5B1%5D.jpg?x%5B%5D=1
                    https://x.example.com/100%.jpg?sig=%2 -> https://x.example.com/100%25.jpg?sig=%252
                    https://x.example.com/"<{^`}>".jpg -> https://x.example.com/%22%3C%7B%5E%60%7D%3E%22.jpg
                    https://x.example.com\\a.jpg -> https://x.example.com/%5Ca.jpg
                    https://x.example.com/a.jpg#part 1 -> https://x.example.com/a.jpg
                    https://user_files.example.com/a.jpg -> https://user_files.example.com/a.jpg
                    https://bücher.example.com/a.jpg -> https://xn--bcher-kva.example.com/a.jpg
                    http://[::1]:8099/a b.jpg -> http://[::1]:8099/a%20b.jpg
                    http://127.0.0.1:8099/it's,(1)+2;3@4:5!$&*~=.jpg -> http://127.0.0.1:8099/it's,(1)+2;3@4:5!$&*~=.jpg
                    /results/a b.jpg?x=ü -> /results/a%20b.jpg?x=%C3%BC
                    """)
    void whatHasNoPlaceInAUrlIsEncodedOnce(String url, String fetched) throws URISyntaxException {
        assertThat(LenientUrl.parse(url)).hasToString(fetched);
        assertThat(LenientUrl.parse(fetched)).hasToString(fetched);
    }

    @Test
    void aLineBreakCannotEndTheRequestLine() throws URISyntaxException {
        assertThat(LenientUrl.parse("https://x.example.com/a HTTP/1.1\r\nX-Evil: 1"))
                .hasToString("https://x.example.com/a%20HTTP/1.1%0D%0AX-Evil:%201");
    }

    @Test
    void halfOfACharacterIsNoReasonToFail() throws URISyntaxException {
        assertThat(LenientUrl.parse("https://x.example.com/\uD83D.jpg")).hasToString("https://x.example.com/%3F.jpg");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                " https://x.example.com/a.jpg",
                "https://x.example.com/a.jpg \r\n",
                "\t\u00A0https://x.example.com/a.jpg\u2003",
                "\uFEFFhttps://x.example.com/a.jpg\u200B\0"
            })
    void blanksAroundAreLeftOut(String url) {
        assertThat(LenientUrl.strip(url)).isEqualTo("https://x.example.com/a.jpg");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {"http://x y.example.com/a.jpg", "https://\uDC00.example.com/a.jpg", "https://exa<mple.com/"})
    void aHostThatIsNoneIsNoUrl(String url) {
        assertThat(LenientUrl.isHttp(url)).isTrue();
        assertThatThrownBy(() -> LenientUrl.parse(url)).isInstanceOf(URISyntaxException.class);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"mug.jpg", "file:///etc/passwd", "ftp://x/a", "https://", "https:///a", "https:/x/a"})
    void onlyHttpUrlsAreResults(String url) {
        assertThat(LenientUrl.isHttp(url)).isFalse();
    }
}
