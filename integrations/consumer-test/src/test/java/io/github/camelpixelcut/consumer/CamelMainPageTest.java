package io.github.camelpixelcut.consumer;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.testsupport.DocsPage;
import io.github.camelpixelcut.testsupport.DocsPage.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The blocks of {@code docs/camel-main.md} are files of the project {@code camel-main}, which is built and tested. */
class CamelMainPageTest {

    private static final Path PROJECT = Path.of("src/it/camel-main");

    private static final Map<String, String> FILES = Map.of(
            "xml", "pom.xml",
            "properties", "src/main/resources/application.properties",
            "yaml", "src/main/resources/camel/photos.yaml",
            "java", "src/main/java/shop/Shop.java");

    @Test
    void thePageShowsTheProject() throws IOException {
        Map<String, String> blocks =
                DocsPage.read("docs/camel-main.md").blocks().stream().collect(toMap(Block::info, Block::text));

        assertThat(blocks).containsOnlyKeys(FILES.keySet());
        for (String language : List.of("properties", "yaml", "java")) {
            assertThat(blocks.get(language)).isEqualTo(Files.readString(PROJECT.resolve(FILES.get(language))));
        }
        // In the project the version comes from the BOM.
        assertThat(plain(Files.readString(PROJECT.resolve(FILES.get("xml")))))
                .contains(plain(blocks.get("xml").replaceAll("<version>.*</version>", "")));
    }

    private static String plain(String xml) {
        return xml.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(joining("\n"));
    }
}
