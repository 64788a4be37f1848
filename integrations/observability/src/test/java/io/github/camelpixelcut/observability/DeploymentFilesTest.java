package io.github.camelpixelcut.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.github.camelpixelcut.PixelcutComponent;
import io.github.camelpixelcut.testsupport.DocsPage;
import io.github.camelpixelcut.testsupport.Project;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.TimeUtils;
import org.junit.jupiter.api.Test;

/** The files in {@code deploy/} fit each other, and the projects that they run. */
class DeploymentFilesTest {

    private static final Path DEPLOY = Project.ROOT.resolve("deploy");
    private static final Path SPRING_BOOT = Project.ROOT.resolve("integrations/consumer-test/src/it/spring-boot");
    private static final String COMPONENT = "camel.component.pixelcut.";

    /** Refuses fields that Kubernetes does not know, which its Java classes would collect. */
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                @Override
                public Boolean hasAnySetter(Annotated field) {
                    return false;
                }
            })
            .build();

    private static <T> T resource(Class<T> type) throws IOException {
        try (MappingIterator<JsonNode> resources = YAML.readerFor(JsonNode.class)
                .readValues(DEPLOY.resolve("kubernetes.yaml").toFile())) {
            for (JsonNode resource : resources.readAll()) {
                if (resource.get("kind").asText().equals(type.getSimpleName())) {
                    return YAML.treeToValue(resource, type);
                }
            }
        }
        throw new AssertionError("kubernetes.yaml has no " + type.getSimpleName());
    }

    private static PodSpec pod() throws IOException {
        return resource(Deployment.class).getSpec().getTemplate().getSpec();
    }

    private static Container container() throws IOException {
        return pod().getContainers().get(0);
    }

    private static Properties settings() throws IOException {
        Properties settings = new Properties();
        settings.load(new StringReader(resource(ConfigMap.class).getData().get("application.properties")));
        return settings;
    }

    @Test
    void aPodHasTimeToFinishTheLongestCallAndItsDownload() throws IOException {
        Duration call = TimeUtils.toDuration(settings().getProperty(COMPONENT + "request-timeout"));
        long shutdown = Long.parseLong(settings().getProperty("camel.main.shutdown-timeout"));

        assertThat(shutdown).isGreaterThan(2 * call.toSeconds());
        assertThat(pod().getTerminationGracePeriodSeconds()).isGreaterThan(shutdown);
    }

    @Test
    void thePageRecommendsTimesThatAreLongEnough() {
        List<MatchResult> rows = Pattern.compile("\\| `(\\d+[ms])`.* \\| (\\d+) \\| (\\d+) s \\|")
                .matcher(DocsPage.read("docs/operations.md").text())
                .results()
                .toList();

        assertThat(rows).hasSize(3).allSatisfy(row -> {
            Duration call = TimeUtils.toDuration(row.group(1));
            assertThat(Long.parseLong(row.group(2))).isGreaterThan(2 * call.toSeconds());
            assertThat(Long.parseLong(row.group(3))).isGreaterThan(Long.parseLong(row.group(2)));
        });
    }

    @Test
    void eachSettingOfTheConfigMapExists() throws IOException {
        Properties project = new Properties();
        try (InputStream file =
                Files.newInputStream(SPRING_BOOT.resolve("src/main/resources/application.properties"))) {
            project.load(file);
        }

        assertThat(settings().stringPropertyNames())
                .filteredOn(name -> !name.startsWith("camel.main."))
                .allMatch(
                        name -> project.containsKey(name) || componentOptions().contains(name));
    }

    private static List<String> componentOptions() {
        try (InputStream catalog =
                PixelcutComponent.class.getResourceAsStream("/META-INF/io/github/camelpixelcut/pixelcut.json")) {
            JsonNode options = new ObjectMapper().readTree(catalog).get("componentProperties");
            return options.properties().stream()
                    .map(option -> COMPONENT + StringHelper.camelCaseToDash(option.getKey()))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theProbesAreThoseThatTheTestOfTheProjectAsks() throws IOException {
        String test = Files.readString(SPRING_BOOT.resolve("src/test/java/shop/PicturesTest.java"));
        Container container = container();

        assertThat(Stream.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe())
                        .map(probe -> probe.getHttpGet().getPath()))
                .containsExactly("/actuator/health/liveness", "/actuator/health/liveness", "/actuator/health/readiness")
                .allSatisfy(path -> assertThat(test).contains("\"" + path + "\""));
        assertThat(resource(Deployment.class)
                        .getSpec()
                        .getTemplate()
                        .getMetadata()
                        .getAnnotations())
                .hasEntrySatisfying(
                        "prometheus.io/path", path -> assertThat(test).contains("\"" + path + "\""));
        // The component's check waits 5 s for the API.
        assertThat(container.getReadinessProbe().getTimeoutSeconds()).isGreaterThan(5);
    }

    @Test
    void onlyOneProcessTakesPhotosFromTheFolder() throws IOException {
        assertThat(resource(Deployment.class).getSpec().getReplicas()).isOne();
        assertThat(resource(Deployment.class).getSpec().getStrategy().getType()).isEqualTo("Recreate");
        assertThat(resource(PersistentVolumeClaim.class).getSpec().getAccessModes())
                .containsExactly("ReadWriteOnce");
    }

    @Test
    void photosPicturesAndReceiptsAreOnTheVolume() throws IOException {
        Map<String, String> mounts = container().getVolumeMounts().stream()
                .collect(Collectors.toMap(mount -> mount.getName(), mount -> mount.getMountPath()));

        assertThat(pod().getVolumes()).extracting(Volume::getName).containsExactlyInAnyOrderElementsOf(mounts.keySet());
        assertThat(Stream.of("photos", "finished", "receipts").map(name -> property(name)))
                .allMatch(folder -> folder.startsWith(mounts.get("data") + "/"));
        assertThat(mounts).containsEntry("config", instruction("WORKDIR") + "/config");
    }

    private static String property(String name) {
        try {
            return settings().getProperty(name);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theImageHasTheJarOfTheProjectAndTheUserAndPortOfThePod() throws IOException {
        String pom = Files.readString(SPRING_BOOT.resolve("pom.xml"));
        String jar = first("<artifactId>(.*)</artifactId>", pom) + "-" + first("<version>(.*)</version>", pom) + ".jar";

        assertThat(instruction("COPY")).isEqualTo("target/" + jar + " app.jar");
        assertThat(YAML.readTree(instruction("ENTRYPOINT"))).last().isEqualTo(YAML.readTree("app.jar"));
        assertThat(instruction("USER"))
                .isEqualTo(pod().getSecurityContext().getRunAsUser().toString());
        assertThat(instruction("EXPOSE"))
                .isEqualTo(container().getPorts().get(0).getContainerPort().toString());
    }

    @Test
    void theKeyComesFromTheSecretOfThePage() throws IOException {
        var key = container().getEnv().get(0);

        assertThat(key.getName()).isEqualTo("PIXELCUT_API_KEY");
        var secret = key.getValueFrom().getSecretKeyRef();
        assertThat(DocsPage.read("docs/operations.md").text())
                .contains("create secret generic " + secret.getName() + " --from-literal=" + secret.getKey() + "=");
    }

    @Test
    void theServiceHasTimeToFinishWhatTheApplicationFinishes() throws IOException {
        String application = Files.readString(
                Project.ROOT.resolve("camel-pixelcut-example/src/main/resources/application.properties"));

        assertThat(Integer.parseInt(directive("TimeoutStopSec")))
                .isGreaterThan(Integer.parseInt(first("camel.main.shutdown-timeout=(\\d+)", application)));
    }

    @Test
    void theServiceIsNotStartedAgainWhenOnlyAPersonCanHelp() throws IOException {
        String exitCodes = Files.readString(Project.ROOT.resolve(
                "camel-pixelcut-example/src/main/java/io/github/camelpixelcut/example/ExitCode.java"));

        assertThat(directive("RestartPreventExitStatus"))
                .isEqualTo(first("CANNOT_CONTINUE = (\\d+)", exitCodes) + " " + first("USAGE = (\\d+)", exitCodes));
    }

    @Test
    void theServiceWatchesTheFolderThatSystemdMakes() throws IOException {
        assertThat(directive("ExecStart"))
                .contains("/camel-pixelcut-example.jar --inbox /var/lib/", " --live", " --watch")
                .contains("--inbox /var/lib/" + directive("StateDirectory").split(" ")[1] + " ");
    }

    private static String directive(String name) throws IOException {
        return first("(?m)^" + name + "=(.*)$", Files.readString(DEPLOY.resolve("systemd/camel-pixelcut.service")));
    }

    private static String instruction(String name) throws IOException {
        return first("(?m)^" + name + " (.*)$", Files.readString(DEPLOY.resolve("Dockerfile")));
    }

    private static String first(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }
}
