package io.github.camelpixelcut.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * A Markdown page of the documentation.
 *
 * @param path the path from the project's folder, for example {@code docs/quarkus.md}
 * @param text the complete text
 * @param blocks the fenced blocks, in their order
 */
public record DocsPage(String path, String text, List<Block> blocks) {

    /**
     * A fenced block.
     *
     * @param line the line where it begins, from 1
     * @param info the info string after the opening fence, for example {@code yaml id=route}
     * @param text the block without the fences
     */
    public record Block(int line, String info, String text) {}

    /**
     * Reads a page.
     *
     * @param path the path from the project's folder
     */
    public static DocsPage read(String path) {
        try {
            return parse(path, Files.readString(Project.ROOT.resolve(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DocsPage parse(String path, String text) {
        return new DocsPage(path, text, blocksOf(text));
    }

    private static List<Block> blocksOf(String text) {
        Parser parser =
                Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();
        List<Block> blocks = new ArrayList<>();
        parser.parse(text).accept(new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock block) {
                int line = block.getSourceSpans().get(0).getLineIndex() + 1;
                blocks.add(new Block(line, block.getInfo(), block.getLiteral()));
            }
        });
        return List.copyOf(blocks);
    }

    /** The text of the only block with this info string. */
    public String block(String info) {
        List<Block> found =
                blocks.stream().filter(block -> block.info().equals(info)).toList();
        if (found.size() != 1) {
            throw new AssertionError(path + " has " + found.size() + " blocks '" + info + "' instead of one");
        }
        return found.get(0).text();
    }
}
