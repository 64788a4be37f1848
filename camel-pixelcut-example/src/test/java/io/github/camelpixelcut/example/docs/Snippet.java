package io.github.camelpixelcut.example.docs;

import io.github.camelpixelcut.testsupport.DocsPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A fenced block of the documentation.
 *
 * @param page the path of the page, relative to the project's root folder
 * @param line the line where it begins, from 1
 * @param info the words after the opening fence: a language and how to run the block, for example {@code java route
 *     id=name}
 * @param text the block without the fences
 */
public record Snippet(String page, int line, String info, String text) {

    private static final Path ROOT = Path.of("..");

    /** Pages whose snippets need other libraries. They are run by tests of the modules under integrations. */
    private static final Set<Path> RUN_ELSEWHERE = Stream.of(
                    "camel-main",
                    "endpoint-dsl",
                    "kamelets",
                    "observability",
                    "operations",
                    "quarkus",
                    "receipts",
                    "spring-boot",
                    "tools")
            .map(name -> Path.of("docs", name + ".md"))
            .collect(Collectors.toUnmodifiableSet());

    /** All blocks of the README files and of docs that are run here, in order. */
    static List<Snippet> all() throws IOException {
        List<Snippet> snippets = new ArrayList<>();
        for (Path page : pages()) {
            snippets.addAll(of(page));
        }
        return snippets;
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(
                Path.of("README.md"),
                Path.of("CONTRIBUTING.md"),
                Path.of("camel-pixelcut-sandbox/README.md"),
                Path.of("camel-pixelcut-example/README.md")));
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            docs.filter(page -> page.toString().endsWith(".md"))
                    .sorted()
                    .map(ROOT::relativize)
                    .filter(page -> !RUN_ELSEWHERE.contains(page))
                    .forEach(pages::add);
        }
        return pages;
    }

    private static List<Snippet> of(Path page) {
        return DocsPage.read(page.toString()).blocks().stream()
                .map(block -> new Snippet(page.toString(), block.line(), block.info(), block.text()))
                .toList();
    }

    /** The block with this id. */
    public static Snippet withId(String language, String id) throws IOException {
        return all().stream()
                .filter(snippet ->
                        snippet.language().equals(language) && snippet.words().contains("id=" + id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The documentation has no " + language + " block id=" + id));
    }

    /** Whether it is a shell command, text without a language, or run by a test of its own. */
    boolean isForOthers() {
        return language().isEmpty() || language().equals("sh") || words().contains("elsewhere");
    }

    String language() {
        return info.split(" ")[0];
    }

    /** The language and how to run the block. */
    String kind() {
        return String.join(
                " ",
                words().stream()
                        .filter(word -> !word.startsWith("id=") && !word.equals("elsewhere"))
                        .toList());
    }

    private List<String> words() {
        return List.of(info.split(" "));
    }

    @Override
    public String toString() {
        return page + ":" + line + " " + info;
    }
}
