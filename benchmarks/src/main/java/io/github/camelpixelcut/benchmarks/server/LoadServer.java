package io.github.camelpixelcut.benchmarks.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.PathTemplateHandler;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.PathTemplateMatch;
import io.undertow.util.SameThreadExecutor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.xnio.Options;
import org.xnio.channels.StreamSourceChannel;

/**
 * Answers like the API, but does no work: it reads the complete request and always answers with the same 200 KB, after
 * the delay given in the path. No thread blocks, so a thousand concurrent calls cost it only the transfer of their
 * bytes.
 *
 * <p>{@code POST /after/MILLIS/v1/generate-background}, {@code GET /result.jpg}, {@code GET /counts}
 */
public final class LoadServer implements AutoCloseable {

    /** The size of each result, in bytes. */
    public static final int RESULT_SIZE = 200 * 1024;

    private static final int IO_THREADS = 2;
    private static final int BACKLOG = 4096;
    private static final long MAX_UPLOAD = 1L << 30;
    private static final HttpString CONTENT_TYPE = Headers.CONTENT_TYPE;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final LongAdder uploads = new LongAdder();
    private final LongAdder uploadedBytes = new LongAdder();
    private final ByteBuffer result = result();
    private final Undertow server;

    public LoadServer() {
        server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setIoThreads(IO_THREADS)
                .setSocketOption(Options.BACKLOG, BACKLOG)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, MAX_UPLOAD)
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, -1)
                .setHandler(new PathTemplateHandler()
                        .add("/after/{millis}/v1/generate-background", this::generate)
                        .add("/result.jpg", this::sendResult)
                        .add("/counts", this::sendCounts))
                .build();
        server.start();
    }

    /** Prints the port, and stops when its standard input ends. */
    public static void main(String[] args) throws IOException {
        try (LoadServer server = new LoadServer()) {
            System.out.println(server.port());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    public int port() {
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        return address.getPort();
    }

    /** The base URL for calls that are answered after this delay. */
    public static String baseUrl(int port, long latencyMillis) {
        return "http://127.0.0.1:" + port + "/after/" + latencyMillis;
    }

    public UploadCounts counts() {
        return new UploadCounts(uploads.sum(), uploadedBytes.sum());
    }

    private void generate(HttpServerExchange exchange) {
        exchange.dispatch(SameThreadExecutor.INSTANCE, () -> new Upload(exchange).read());
    }

    private void answerAfter(long millis, HttpServerExchange exchange) {
        if (millis == 0) {
            answer(exchange);
        } else {
            exchange.getIoThread().executeAfter(() -> answer(exchange), millis, TimeUnit.MILLISECONDS);
        }
    }

    private void answer(HttpServerExchange exchange) {
        if (exchange.getRequestHeaders().contains(Headers.ACCEPT)
                && exchange.getRequestHeaders().getFirst(Headers.ACCEPT).startsWith("image/")) {
            sendResult(exchange);
        } else {
            exchange.getResponseHeaders().put(CONTENT_TYPE, "application/json");
            exchange.getResponseSender().send("{\"result_url\": \"http://127.0.0.1:" + port() + "/result.jpg\"}");
        }
    }

    private void sendResult(HttpServerExchange exchange) {
        exchange.getResponseHeaders().put(CONTENT_TYPE, "image/jpeg");
        exchange.setResponseContentLength(RESULT_SIZE);
        exchange.getResponseSender().send(result.duplicate());
    }

    private void sendCounts(HttpServerExchange exchange) {
        exchange.getResponseHeaders().put(CONTENT_TYPE, "application/json");
        try {
            exchange.getResponseSender().send(MAPPER.writeValueAsString(counts()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ByteBuffer result() {
        byte[] bytes = new byte[RESULT_SIZE];
        new Random(1).nextBytes(bytes);
        bytes[0] = (byte) 0xFF;
        bytes[1] = (byte) 0xD8;
        bytes[2] = (byte) 0xFF;
        ByteBuffer direct = ByteBuffer.allocateDirect(RESULT_SIZE);
        return direct.put(bytes).flip().asReadOnlyBuffer();
    }

    @Override
    public void close() {
        server.stop();
    }

    /** One request body: read in chunks into a pooled buffer, counted, and discarded. */
    private final class Upload {

        private final HttpServerExchange exchange;
        private final StreamSourceChannel body;
        private long size;

        Upload(HttpServerExchange exchange) {
            this.exchange = exchange;
            this.body = exchange.getRequestChannel();
            body.getReadSetter().set(channel -> read());
        }

        void read() {
            try (PooledByteBuffer pooled =
                    exchange.getConnection().getByteBufferPool().allocate()) {
                int count = body.read(pooled.getBuffer().clear());
                while (count > 0) {
                    size += count;
                    count = body.read(pooled.getBuffer().clear());
                }
                if (count == 0) {
                    body.resumeReads();
                } else {
                    body.suspendReads();
                    finish();
                }
            } catch (IOException e) {
                // The client closed the connection: an incomplete upload does not count.
                exchange.endExchange();
            }
        }

        private void finish() {
            uploads.increment();
            uploadedBytes.add(size);
            PathTemplateMatch path = exchange.getAttachment(PathTemplateMatch.ATTACHMENT_KEY);
            answerAfter(Long.parseLong(path.getParameters().get("millis")), exchange);
        }
    }
}
