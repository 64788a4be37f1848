package io.github.camelpixelcut.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.sandbox.PixelcutSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A run on a disk without room for a finished picture, and the next run. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no limit for the size of files")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FullDiskTest {

    private static final int PICTURES = 6;

    /** In kilobytes: enough for the journal, too little for a picture of 1024x1024. */
    private static final int LIMIT = 40;

    @TempDir
    static Path folder;

    private static PixelcutSandbox sandbox;
    private static Path inbox;
    private static Path work;
    private static String output;
    private static int exitCode;
    private static long paid;

    @BeforeAll
    static void fillTheDisk() throws Exception {
        sandbox = PixelcutSandbox.builder().start();
        inbox = Files.createDirectory(folder.resolve("photos"));
        work = folder.resolve("photos.pixelcut");
        for (int i = 1; i <= PICTURES; i++) {
            TestPictures.write(inbox.resolve(i + ".png"));
        }
        Map<String, String> environment = Map.of(
                "SANDBOX_URL", sandbox.baseUrl(),
                "RETRY_S3_TIMES", "1",
                "RETRY_FIRST_PAUSE", "10",
                "CAMEL_COMPONENT_PIXELCUT_MAX_CONCURRENT_REQUESTS", "1");
        try (ApplicationProcess process = ApplicationProcess.startWithFileLimit(
                LIMIT, folder.resolve("output.txt"), environment, "--inbox", inbox.toString())) {
            exitCode = process.exitCode();
            output = process.output();
        }
        paid = sandbox.stats().generated();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    @Order(1)
    void theRunStopsAtTheFirstPictureThatCannotBeKept() {
        assertThat(exitCode).as(output).isEqualTo(2);
        assertThat(output).containsOnlyOnce("STOPPED: Nothing more can be written to " + work);
        assertThat(paid).as("paid").isBetween(1L, 2L);
    }

    @Test
    @Order(1)
    void thePictureStaysInTheInboxAndIsNamed() throws IOException {
        assertThat(output).containsPattern("PROBLEM: \\d.png cannot be moved out of the inbox");
        try (var left = Files.list(inbox)) {
            assertThat(left).hasSize(PICTURES);
        }
    }

    @Test
    @Order(1)
    void nothingHalfWrittenIsInReview() {
        assertThat(work.resolve("review")).isEmptyDirectory();
    }

    @Test
    @Order(2)
    void withRoomAgainWhatWasPaidIsDownloadedAndNotPaidTwice() throws IOException {
        ApplicationRun run =
                ApplicationRun.prepare().with("SANDBOX_URL", sandbox.baseUrl()).run("--inbox", inbox.toString());

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.summary())
                .startsWith("%1$d pictures: %1$d stored".formatted(PICTURES))
                .endsWith("%d credits spent".formatted(10 * (PICTURES - paid)));
        try (var objects = Files.list(work.resolve("s3/pixelcut-pictures"))) {
            assertThat(objects).as("objects, none of them half-written").hasSize(PICTURES);
        }
    }
}
