package io.github.camelpixelcut.consumer;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.testsupport.DocsPage;
import io.github.camelpixelcut.testsupport.DocsPage.Block;
import io.github.camelpixelcut.testsupport.Project;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each page of a runtime shows every file of its project in {@code src/it}, which is built and tested. With
 * {@code -Ddocs.update=true} the test rewrites the blocks of the page, {@code ```java
 * file=src/main/java/shop/Shop.java} and the like.
 */
class RuntimePagesTest {

    private static final Pattern FILE = Pattern.compile("[a-z]+ file=(\\S+)");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^(```[a-z]+ file=(\\S+)\\n).*?^```$");

    /** What the invoker replaces in the POMs of the projects. */
    private static final Pattern VERSION = Pattern.compile("@([\\w.-]+\\.version)@");

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"camel-main", "endpoint-dsl", "quarkus", "spring-boot"})
    void aReaderWhoCopiesAllFilesOfThePageHasTheTestedProject(String name) throws Exception {
        Map<String, String> project = filesOf(Path.of("src/it", name));
        String page = "docs/" + name + ".md";
        if (Boolean.getBoolean("docs.update")) {
            update(Project.ROOT.resolve(page), project);
        }

        Map<String, String> shown = shownBy(DocsPage.read(page));

        assertThat(shown).containsOnlyKeys(project.keySet());
        project.forEach((file, text) -> assertThat(shown.get(file))
                .as("%s in %s; to rewrite the page, add -Ddocs.update=true", file, page)
                .isEqualTo(text));
    }

    private static Map<String, String> shownBy(DocsPage page) {
        Map<String, String> shown = new TreeMap<>();
        for (Block block : page.blocks()) {
            Matcher file = FILE.matcher(block.info());
            if (file.matches()) {
                assertThat(shown.put(file.group(1), block.text()))
                        .as("another block of " + file.group(1))
                        .isNull();
            }
        }
        return shown;
    }

    private static Map<String, String> filesOf(Path project) throws Exception {
        Map<String, String> versions = versions();
        try (Stream<Path> files = Files.walk(project)) {
            return files.filter(Files::isRegularFile)
                    .collect(toMap(
                            file -> project.relativize(file).toString(),
                            file -> VERSION.matcher(read(file)).replaceAll(found -> versions.get(found.group(1)))));
        }
    }

    private static Map<String, String> versions() throws Exception {
        try (Reader pom = Files.newBufferedReader(Project.ROOT.resolve("pom.xml"))) {
            var parent = new MavenXpp3Reader().read(pom);
            Map<String, String> versions = new TreeMap<>();
            parent.getProperties().forEach((name, value) -> versions.put(name.toString(), value.toString()));
            versions.put("project.version", parent.getVersion());
            return versions;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void update(Path page, Map<String, String> project) throws IOException {
        String updated = BLOCK.matcher(Files.readString(page))
                .replaceAll(block -> Matcher.quoteReplacement(
                        block.group(1) + project.getOrDefault(block.group(2), "no such file\n") + "```"));
        Files.writeString(page, updated);
    }
}
