package io.github.camelpixelcut.benchmarks.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a Markdown page between {@code <!-- name -->} and {@code <!-- end of name -->}, which a command writes.
 */
record DocsBlock(Path page, String name) {

    /**
     * Replaces it by a block of this text.
     *
     * @throws IOException where the page cannot be written, or has no such part
     */
    void write(String text) throws IOException {
        Matcher block = Pattern.compile("(<!-- %1$s -->\n).*?(<!-- end of %1$s -->)".formatted(name), Pattern.DOTALL)
                .matcher(Files.readString(page));
        if (!block.find()) {
            throw new IOException(
                    "%s has no part between <!-- %s --> and <!-- end of %s -->".formatted(page, name, name));
        }
        String fenced = "$1```\n" + Matcher.quoteReplacement(text.strip()) + "\n```\n$2";
        Files.writeString(page, block.replaceFirst(fenced));
    }
}
