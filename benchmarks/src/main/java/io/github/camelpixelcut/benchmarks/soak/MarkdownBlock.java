package io.github.camelpixelcut.benchmarks.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a Markdown page between {@code <!-- name -->} and {@code <!-- end of name -->}, which is written by a
 * command.
 */
record MarkdownBlock(Path page, String name) {

    /** @throws IOException if the page cannot be read, or has no such part */
    void check() throws IOException {
        find();
    }

    /**
     * Replaces the part by a fenced block with this text.
     *
     * @throws IOException if the page cannot be read or written, or has no such part
     */
    void write(String text) throws IOException {
        String fenced = "$1```\n" + Matcher.quoteReplacement(text.strip()) + "\n```\n$2";
        Files.writeString(page, find().replaceFirst(fenced));
    }

    private Matcher find() throws IOException {
        Pattern part = Pattern.compile("(<!-- %1$s -->\n).*?(<!-- end of %1$s -->)".formatted(name), Pattern.DOTALL);
        Matcher found = part.matcher(Files.readString(page));
        if (!found.find()) {
            throw new IOException(
                    "%1$s has no part between <!-- %2$s --> and <!-- end of %2$s -->".formatted(page, name));
        }
        return found;
    }
}
