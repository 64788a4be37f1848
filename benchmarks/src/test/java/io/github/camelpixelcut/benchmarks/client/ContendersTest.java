package io.github.camelpixelcut.benchmarks.client;

import static io.github.camelpixelcut.benchmarks.client.Contender.PIXELCUT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.benchmarks.server.LoadServer;
import io.github.camelpixelcut.sandbox.PixelcutSandbox;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All contenders do the same work, and the server receives it. */
class ContendersTest {

    private static final int CALLS = 12;

    private static final LoadServer SERVER = new LoadServer();

    @TempDir
    Path folder;

    private Path picture;

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void drawPicture() throws Exception {
        picture = folder.resolve("picture.png");
        BufferedImage product = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = product.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 640, 480);
        graphics.setColor(Color.BLUE);
        graphics.fillOval(220, 140, 200, 200);
        graphics.dispose();
        ImageIO.write(product, "png", picture.toFile());
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void theServerReceivesEachCallWithTheCompletePicture(Contender contender) throws Exception {
        long uploads = SERVER.counts().uploads();
        long bytes = SERVER.counts().uploadedBytes();

        Reading reading = run(contender, CALLS);

        assertThat(reading.failure()).isNull();
        assertThat(reading.completed()).isEqualTo(CALLS);
        assertThat(SERVER.counts().uploads() - uploads).isEqualTo(CALLS);
        assertThat(SERVER.counts().uploadedBytes() - bytes)
                .isBetween(CALLS * Files.size(picture), CALLS * (Files.size(picture) + 1000));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void aReadingIncludesTheWorkOfAllThreads(Contender contender) throws Exception {
        Reading reading = run(contender, CALLS);

        assertThat(reading.allocatedPerCall()).isGreaterThan(LoadServer.RESULT_SIZE);
        assertThat(reading.cpuNanos()).isNotNegative();
        assertThat(reading.wallNanos()).isPositive();
        assertThat(reading.peakThreads()).isPositive();
    }

    private Reading run(Contender contender, int calls) throws Exception {
        try (Caller caller = contender.open(LoadServer.baseUrl(SERVER.port(), 0), 4)) {
            Task.Calls task = new Task.Calls(picture.toString(), calls, 3, LoadServer.RESULT_SIZE);
            return new CallerThreads(caller, task).run();
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void theSandboxAcceptsTheRequestOfEachContender(Contender contender) throws Exception {
        try (PixelcutSandbox sandbox = PixelcutSandbox.builder().start();
                Caller caller = contender.open(sandbox.baseUrl(), 1)) {
            assertThat(caller.call(picture)).isPositive();
            assertThat(sandbox.stats().generated()).isEqualTo(1);
        }
    }

    @Test
    void aCallThatFailsIsNotCountedAsCompleted() throws Exception {
        try (Caller caller = PIXELCUT.open(LoadServer.baseUrl(SERVER.port(), 0) + "/nowhere", 1)) {
            Task.Calls task = new Task.Calls(picture.toString(), 2, 1, LoadServer.RESULT_SIZE);

            Reading reading = new CallerThreads(caller, task).run();

            assertThat(reading.completed()).isZero();
            assertThat(reading.failure()).contains("404");
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"PIXELCUT", "CAMEL_HTTP"})
    void theRouteOfReadmeProcessesAWholeFolder(Contender contender) throws Exception {
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        Path finished = Files.createDirectory(folder.resolve("finished"));
        for (int i = 0; i < 3; i++) {
            Files.copy(picture, inbox.resolve(i + ".png"));
        }
        Task.Folder task = new Task.Folder(inbox.toString(), finished.toString(), 3);

        Reading reading = new FolderRoute(contender.step(LoadServer.baseUrl(SERVER.port(), 0), 0), task).measure();

        assertThat(reading.failure()).isNull();
        assertThat(reading.completed()).isEqualTo(3);
        assertThat(finished.resolve("0.png.jpg")).hasSize(LoadServer.RESULT_SIZE);
    }
}
