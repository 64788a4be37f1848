package io.github.camelpixelcut.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox in a process of its own, as users start it. */
class MainTest {

    @TempDir
    Path folder;

    private Process process;

    @AfterEach
    void stop() {
        process.destroy();
    }

    @Test
    void helpListsEveryOption() throws Exception {
        start("--help");

        assertThat(exitCode()).isZero();
        assertThat(output("out"))
                .contains("--host", "--port", "--credits", "--credits-per-picture", "--latency")
                .contains("--requests-per-second", "--concurrent-requests", "--accepted-key", "--version")
                .contains("--fail-percent", "--reset-percent", "--slow-percent", "--slow-at-most", "--seed");
    }

    @Test
    void aWrongOptionIsExplainedInOneLine() throws Exception {
        start("--port", "70000");

        assertThat(exitCode()).isEqualTo(1);
        assertThat(output("err").strip()).isEqualTo("port 70000 is not from 0 to 65535");
    }

    @Test
    void itPrintsItsAddressLogsPicturesAndRefusalsWithoutTheKeyAndStops() throws Exception {
        start("--port", "0", "--credits", "25");
        Pattern greeting = Pattern.compile("Pixelcut sandbox at (http://127\\.0\\.0\\.1:\\d+)");
        await().until(() -> output("out").contains("Ctrl-C"));
        Matcher line = greeting.matcher(output("out"));
        assertThat(line.find()).isTrue();
        ApiClient api = new ApiClient(line.group(1));

        assertThat(output("out")).contains("curl ", api.baseUrl() + "/samples/mug.jpg");
        assertThat(api.get("/v1/credits").document().path("credits_remaining").intValue())
                .isEqualTo(25);
        api.json("{\"scene\": \"beach\"}");
        await().untilAsserted(
                        () -> assertThat(output("err")).contains("400 invalid_parameter: scene 'beach' is unknown"));
        String photo = api.baseUrl() + "/samples/mug.jpg";
        api.json("{\"image_url\": \"%s\", \"scene\": \"marble\"}".formatted(photo));
        api.json("{\"image_url\": \"%s\", \"prompt\": \"pink\\u001B[2J\\u009B1m\\u202Eroom\"}".formatted(photo));
        await().untilAsserted(() -> assertThat(output("err"))
                .contains("Made a picture of '" + photo + "' with scene marble: 15 credits remain")
                .contains("with prompt 'pink [2J 1m room': 5 credits remain"));
        assertThat(output("out") + output("err")).doesNotContain(ApiClient.KEY);

        process.destroy();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void randomFaultsAreConfiguredAndTheStatisticsPrintedAtTheEnd() throws Exception {
        start("--port", "0", "--fail-percent", "429=40,500=60", "--reset-percent", "0", "--seed", "3");
        await().until(() -> output("out").contains("Ctrl-C"));
        Matcher line = Pattern.compile("sandbox at (\\S+)").matcher(output("out"));
        assertThat(line.find()).isTrue();

        assertThat(new ApiClient(line.group(1)).json("{}").status()).isIn(429, 500);
        process.destroy();

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(output("out"))
                .containsPattern("Stopped: \\{\"requests\":1,\"generated\":0,.*\"faults\":\\{\"(429|500)\":1}}");
    }

    private void start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                // The tests' own simplelogger.properties comes first on the class path.
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=info",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private int exitCode() throws InterruptedException {
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private String output(String stream) throws IOException {
        return Files.readString(folder.resolve(stream));
    }
}
