package io.github.camelpixelcut.example.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.testsupport.DocsPage;
import io.github.camelpixelcut.testsupport.DocsPage.Block;
import io.github.camelpixelcut.testsupport.Project;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The blocks of docs/spring-boot.md are the files of this application, which the other tests run. */
class SpringBootPageTest {

    private final Map<String, String> blocks =
            DocsPage.read("docs/spring-boot.md").blocks().stream().collect(Collectors.toMap(Block::info, Block::text));

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void thePageHasTheseBlocksAndNoOthers() {
        assertThat(blocks).containsOnlyKeys("xml", "properties", "yaml", "sh");
    }

    @Test
    void thePropertiesAreThoseOfTheApplication() {
        assertThat(blocks.get("properties")).isEqualTo(read(Path.of("src/main/resources/application.properties")));
    }

    @Test
    void theRouteIsThatOfTheApplication() {
        assertThat(blocks.get("yaml")).isEqualTo(read(Path.of("src/main/resources/camel/photos.yaml")));
    }

    @Test
    void theDependenciesAreThoseOfTheApplication() throws Exception {
        Element parent = parse(read(Project.ROOT.resolve("pom.xml"))).getDocumentElement();
        Element application = parse(read(Path.of("pom.xml"))
                        .replace("${camel.version}", text(parent, "camel.version"))
                        .replace("${project.version}", text(parent, "version")))
                .getDocumentElement();
        Element page = parse("<page>" + blocks.get("xml") + "</page>").getDocumentElement();
        assertThat(dependencies(application)).containsAll(dependencies(page));
        assertThat(dependencies(page)).hasSize(3);
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static String text(Element element, String name) {
        return element.getElementsByTagName(name).item(0).getTextContent();
    }

    /** Each dependency as a list of its elements. */
    private static List<List<String>> dependencies(Element root) {
        return elements(root.getElementsByTagName("dependency")).stream()
                .map(dependency -> elements(dependency.getChildNodes()).stream()
                        .map(part -> part.getTagName() + "=" + part.getTextContent())
                        .toList())
                .toList();
    }

    private static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    @Test
    void theCommandRunsTheJarOfTheApplication() throws Exception {
        String name = text(parse(read(Path.of("pom.xml"))).getDocumentElement(), "finalName");
        assertThat(blocks.get("sh"))
                .isEqualTo("mvn -q -B -pl integrations/spring-boot-example -am -DskipTests package && java -jar"
                        + " integrations/spring-boot-example/target/" + name + ".jar\n");
    }
}
