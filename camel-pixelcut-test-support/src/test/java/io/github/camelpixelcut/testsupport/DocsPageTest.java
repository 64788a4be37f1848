package io.github.camelpixelcut.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;

class DocsPageTest {

    private final DocsPage page = DocsPage.parse("page.md", """
            # Title

            1. ```yaml id=route
               - from:
               ```

            ```sh
            echo one
            ```
            ~~~sh
            echo two
            ~~~
            """);

    @Test
    void aBlockOfAListHasNoIndentation() {
        assertThat(page.block("yaml id=route")).isEqualTo("- from:\n");
    }

    @Test
    void blocksAreInTheirOrderWithTheirLines() {
        assertThat(page.blocks())
                .extracting(DocsPage.Block::line, DocsPage.Block::text)
                .containsExactly(tuple(3, "- from:\n"), tuple(7, "echo one\n"), tuple(10, "echo two\n"));
    }

    @Test
    void whoAsksForTheOnlyBlockIsToldHowManyThereAre() {
        assertThatThrownBy(() -> page.block("sh")).hasMessage("page.md has 2 blocks 'sh' instead of one");
        assertThatThrownBy(() -> page.block("java")).hasMessage("page.md has 0 blocks 'java' instead of one");
    }

    @Test
    void aPageIsFoundFromEveryModule() {
        assertThat(DocsPage.read("docs/maintainers.md").text()).startsWith("# ");
    }
}
