package io.github.camelpixelcut.quarkus.example;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.testsupport.DocsPage;
import io.github.camelpixelcut.testsupport.DocsPage.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The blocks of {@code docs/quarkus.md} are those of this application, which the other tests run. */
class PageTest {

    private static final Map<String, Path> FILES = Map.of(
            "xml", Path.of("pom.xml"),
            "yaml", Path.of("src/main/resources/camel/pictures.yaml"),
            "properties", Path.of("src/main/resources/application.properties"));

    @Test
    void thePageShowsThisApplication() throws IOException {
        List<Block> blocks = DocsPage.read("docs/quarkus.md").blocks();

        assertThat(blocks).extracting(Block::info).containsAll(FILES.keySet());
        for (Block block : blocks) {
            if (!block.info().equals("sh")) {
                assertThat(plain(Files.readString(FILES.get(block.info())))).contains(plain(block.text()));
            }
        }
    }

    /** Without indentation and empty lines, which differ, and with the version that Maven inserts. */
    private static String plain(String text) {
        return text.replace("${project.version}", "0.1.0-SNAPSHOT")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(joining("\n"));
    }
}
