package io.github.camelpixelcut.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The application without options, on the sample pictures. */
class DemoTest {

    private static final String REAL_KEY = "sk_a_key_that_costs_money";

    private static ApplicationRun run;
    private static Path work;
    private static List<String> good;
    private static List<String> bad;

    @BeforeAll
    static void runTheDemo() throws IOException {
        List<String> samples = samples();
        bad = samples.stream()
                .filter(name -> name.contains("broken") || name.contains("too-small"))
                .toList();
        good = samples.stream().filter(name -> !bad.contains(name)).toList();
        run = ApplicationRun.prepare().with("PIXELCUT_API_KEY", REAL_KEY).run();
        work = run.path("Contact sheet").getParent();
    }

    private static List<String> samples() throws IOException {
        String index = new String(
                DemoTest.class.getResourceAsStream("/samples/index.txt").readAllBytes(), StandardCharsets.UTF_8);
        return index.lines().filter(line -> !line.isBlank()).toList();
    }

    @Test
    void everySampleIsStoredOrRejectedAsItShouldBe() {
        assertThat(good.size() + bad.size()).isGreaterThanOrEqualTo(8);
        assertThat(bad).hasSize(2);
        assertThat(run.summary())
                .isEqualTo("%d pictures: %d stored, %d rejected, 0 failed, %d credits spent"
                        .formatted(good.size() + bad.size(), good.size(), bad.size(), 10 * good.size()));
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void everyStoredPictureIsAJpegOf1024By1024() throws IOException {
        for (String name : good) {
            assertThat(Jpeg.sizeOf(run.path("Pictures").resolve(name + ".jpg")))
                    .as(name)
                    .isEqualTo("1024x1024");
        }
    }

    @Test
    void everyRejectedPictureHasANoteBesideIt() {
        for (String name : bad) {
            assertThat(run.path("Rejected").resolve(name)).exists();
            assertThat(run.path("Rejected").resolve(name + ".json")).exists();
        }
    }

    @Test
    void theTableNamesEveryFileWithItsOutcomeAndItsPlace() {
        for (String name : good) {
            assertThat(run.out())
                    .containsPattern("\\| " + name + " +\\| stored +\\| +\\d+ KB \\| s3://pixelcut-pictures/" + name
                            + "\\.jpg +\\|");
        }
        for (String name : bad) {
            assertThat(run.out())
                    .containsPattern("\\| " + name + " +\\| rejected \\(\\w+\\) +\\|.*\\| rejected/" + name + " +\\|");
        }
    }

    @Test
    void theContactSheetShowsEveryPicture() throws IOException {
        String page = Files.readString(run.path("Contact sheet"));

        assertThat(page.split("<article", -1)).hasSize(good.size() + bad.size() + 1);
        assertThat(page.split("with its new background", -1)).hasSize(good.size() + 1);
    }

    @Test
    void everythingOfTheRunLiesInAFreshFolderUnderTarget() {
        assertThat(work.getParent()).endsWith(Path.of("target", "demo"));
        assertThat(work).isDirectoryContaining("glob:**/inbox");
    }

    @Test
    void theKeyOfTheEnvironmentIsNotPrinted() {
        assertThat(run.out() + run.err()).doesNotContain(REAL_KEY);
    }
}
