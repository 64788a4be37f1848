package io.github.camelpixelcut.quarkus.example;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

/** The blocks of {@code docs/quarkus.md} are those of this application, which the other tests run. */
class PageTest {

    private static final Map<String, Path> FILES = Map.of(
            "xml", Path.of("pom.xml"),
            "yaml", Path.of("src/main/resources/camel/pictures.yaml"),
            "properties", Path.of("src/main/resources/application.properties"));

    @Test
    void thePageShowsThisApplication() throws IOException {
        List<FencedCodeBlock> blocks = blocks();

        assertThat(blocks).extracting(FencedCodeBlock::getInfo).containsAll(FILES.keySet());
        for (FencedCodeBlock block : blocks) {
            if (!block.getInfo().equals("sh")) {
                assertThat(plain(Files.readString(FILES.get(block.getInfo())))).contains(plain(block.getLiteral()));
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

    private static List<FencedCodeBlock> blocks() throws IOException {
        List<FencedCodeBlock> blocks = new ArrayList<>();
        Parser.builder()
                .build()
                .parse(Files.readString(Path.of("../../../docs/quarkus.md")))
                .accept(new AbstractVisitor() {
                    @Override
                    public void visit(FencedCodeBlock block) {
                        blocks.add(block);
                    }
                });
        return blocks;
    }
}
