package io.github.camelpixelcut.example.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.testsupport.DocsPage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SpringBootPageTest {

    @Test
    void theCommandOfThePageRunsTheJarOfThisApplication() throws Exception {
        String name = Files.readString(Path.of("pom.xml")).replaceAll("(?s).*<finalName>(.*?)</finalName>.*", "$1");

        assertThat(DocsPage.read("docs/spring-boot.md").block("sh id=example"))
                .isEqualTo("mvn -q -B -pl integrations/spring-boot-example -am -DskipTests package && java -jar"
                        + " integrations/spring-boot-example/target/" + name + ".jar\n");
    }
}
