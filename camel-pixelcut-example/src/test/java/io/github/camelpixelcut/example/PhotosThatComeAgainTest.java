package io.github.camelpixelcut.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelpixelcut.PixelcutComponent;
import io.github.camelpixelcut.sandbox.PixelcutSandboxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Consumers that bring the same photo at every poll: with {@code idempotent=true} it is paid for once. */
class PhotosThatComeAgainTest {

    private static final int POLLS = 4;

    @RegisterExtension
    static PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();

    @TempDir
    Path folder;

    private final CamelContext camel = new DefaultCamelContext();
    private final AtomicInteger polls = new AtomicInteger();
    private Path photos;

    @BeforeEach
    void prepare() throws Exception {
        PixelcutComponent pixelcut = camel.getComponent("pixelcut", PixelcutComponent.class);
        pixelcut.getConfiguration().setApiKey("any");
        pixelcut.getConfiguration().setBaseUrl(sandbox.baseUrl());
        photos = Files.createDirectory(folder.resolve("photos"));
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private void awaitPolls() {
        await().atMost(Duration.ofMinutes(1)).until(() -> polls.get() >= POLLS);
    }

    @Test
    void aPhotoOnAnFtpServerThatIsNeitherMovedNorDeleted() throws Exception {
        TestPictures.write(photos.resolve("mug.png"));
        ListenerFactory listeners = new ListenerFactory();
        listeners.setServerAddress("127.0.0.1");
        listeners.setPort(0);
        Listener listener = listeners.createListener();
        FtpServer server = startFtpServer(listener);
        String consumer = "ftp://shop@127.0.0.1:%d/?password=any&passiveMode=true&binary=true&initialDelay=0&delay=50"
                .formatted(listener.getPort());
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(consumer)
                        .to("pixelcut:generate-background?scene=marble&output=download&idempotent=true")
                        .to("file:" + folder.resolve("finished") + "?fileName=${file:name}.jpg")
                        .process(exchange -> polls.incrementAndGet());
            }
        });

        try {
            camel.start();
            awaitPolls();
        } finally {
            camel.stop();
            server.stop();
        }

        assertThat(sandbox.stats().generated()).isEqualTo(1);
        assertThat(Jpeg.sizeOf(folder.resolve("finished/mug.png.jpg"))).isEqualTo("1024x1024");
    }

    private FtpServer startFtpServer(Listener listener) throws Exception {
        BaseUser user = new BaseUser();
        user.setName("shop");
        user.setPassword("any");
        user.setHomeDirectory(photos.toString());
        FtpServerFactory factory = new FtpServerFactory();
        factory.getUserManager().save(user);
        factory.addListener("default", listener);
        FtpServer server = factory.createServer();
        server.start();
        return server;
    }

    @Test
    void aFileOfWhichOneBadRowFailsTheWholeFile() throws Exception {
        Files.writeString(
                photos.resolve("photos.csv"),
                "%s%nno photo%n%s%n".formatted(sandbox.sampleUrl("mug.jpg"), sandbox.sampleUrl("vase.png")));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class).process(exchange -> polls.incrementAndGet());
                from("file:" + photos + "?noop=true&initialDelay=0&delay=50")
                        .split(body().tokenize("\n"))
                        .shareUnitOfWork()
                        .to("pixelcut:generate-background?scene=marble&output=url&idempotent=true");
            }
        });

        camel.start();
        awaitPolls();

        assertThat(sandbox.stats().generated()).as("two good rows").isEqualTo(2);
    }
}
