package io.github.camelpixelcut.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelpixelcut.testsupport.Pictures;
import io.github.camelpixelcut.testsupport.RouteTestSupport;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are not read into memory. */
class LargeFilesTest extends RouteTestSupport {

    private static final int LARGE = 24 * 1024 * 1024;

    @TempDir
    Path folder;

    @Test
    void aFileIsReadWhileItIsSentAndNeverHeldInMemory() throws Exception {
        try (MockWebServer api = new MockWebServer()) {
            api.enqueue(picture());
            api.enqueue(picture());
            api.start();
            String uri = pixelcut("http://127.0.0.1:" + api.getPort());
            try (Producer producer = context.getEndpoint(uri).createProducer()) {
                producer.start();
                producer.process(transacted(Pictures.PNG));

                Exchange exchange = transacted(photo().toFile());
                Effort effort = Effort.of(() -> {
                    producer.process(exchange);
                    return null;
                });

                assertThat(exchange.getException()).isNull();
                api.takeRequest();
                assertThat(api.takeRequest().getBodySize()).isGreaterThan(LARGE);
                assertThat(effort.allocated()).isLessThan(LARGE / 8);
            }
        }
    }

    /** Runs on the caller's thread, so that its CPU time and memory can be measured. */
    private Exchange transacted(Object body) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getExchangeExtension().setTransacted(true);
        exchange.getMessage().setBody(body);
        return exchange;
    }

    private Path photo() throws IOException {
        Path photo = Files.write(folder.resolve("photo.png"), Pictures.PNG);
        try (RandomAccessFile file = new RandomAccessFile(photo.toFile(), "rw")) {
            file.setLength(LARGE);
        }
        return photo;
    }

    private static MockResponse picture() {
        return new MockResponse.Builder()
                .setHeader("Content-Type", "image/jpeg")
                .body(new Buffer().write(Pictures.JPEG))
                .build();
    }
}
