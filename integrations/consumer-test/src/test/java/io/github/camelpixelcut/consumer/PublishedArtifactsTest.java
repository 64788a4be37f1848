package io.github.camelpixelcut.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.junit.jupiter.api.Test;

/** The lists of all published artifacts are complete. */
class PublishedArtifactsTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final String GROUP = "io.github.camelpixelcut";

    @Test
    void theBomContainsExactlyThePublishedJars() throws Exception {
        List<Dependency> managed =
                read(ROOT.resolve("integrations/bom")).getDependencyManagement().getDependencies();

        assertThat(managed).allSatisfy(artifact -> {
            assertThat(artifact.getGroupId()).isEqualTo(GROUP);
            assertThat(artifact.getVersion()).isEqualTo("${project.version}");
        });
        assertThat(managed)
                .extracting(Dependency::getArtifactId)
                .containsExactlyInAnyOrderElementsOf(publishedJars(ROOT));
    }

    @Test
    void everyPublishedJarIsInstalledForTheUserProjects() throws Exception {
        assertThat(read(Path.of("")).getDependencies())
                .filteredOn(dependency -> GROUP.equals(dependency.getGroupId()))
                .filteredOn(dependency -> "jar".equals(dependency.getType()))
                .filteredOn(dependency -> !"test".equals(dependency.getScope()))
                .extracting(Dependency::getArtifactId)
                .containsExactlyInAnyOrderElementsOf(publishedJars(ROOT));
    }

    /** The jars of a module and its submodules that {@code mvn deploy} would put into a repository. */
    private static List<String> publishedJars(Path module) throws Exception {
        Model pom = read(module);
        List<String> jars = new ArrayList<>();
        if (pom.getPackaging().equals("jar")
                && !Boolean.parseBoolean(pom.getProperties().getProperty("maven.deploy.skip"))) {
            jars.add(pom.getArtifactId());
        }
        for (String child : pom.getModules()) {
            jars.addAll(publishedJars(module.resolve(child)));
        }
        return jars;
    }

    private static Model read(Path module) throws Exception {
        try (Reader pom = Files.newBufferedReader(module.resolve("pom.xml"))) {
            return new MavenXpp3Reader().read(pom);
        }
    }
}
