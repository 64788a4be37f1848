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
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import org.xnio.Options;
import org.xnio.channels.StreamSourceChannel;

/**
 * Answers like the API, but does no work: it reads the complete request and always answers with the same 200 KB, after
 * the delay given in the path. No thread blocks, so a thousand concurrent calls cost it only the transfer of their
 * bytes.
 *
 * <p>{@code POST /after/MILLIS/v1/generate-background}, {@code GET /result.jpg}, {@code GET /counts}
 *
 * <p>Accounts with a limit: {@code POST /accounts/NAME/LIMIT/FALL/CALLER/after/MILLIS/v1/generate-background}, with a
 * {@link AccountLimit} and the {@link AccountRate#fallMillis}, answers 429 if the limit is exceeded, otherwise with 4
 * KB, because these measurements last long and nothing but the time of the calls matters. {@code GET /accounts/NAME}
 * returns the {@link Attempt}s.
 */
public final class LoadServer implements AutoCloseable {

    /** The size of each result, in bytes. */
    public static final int RESULT_SIZE = 200 * 1024;

    /** The size of each result of an account with a limit, in bytes. */
    static final int SMALL_SIZE = 4 * 1024;

    private static final int IO_THREADS = 2;
    private static final int BACKLOG = 4096;
    private static final long MAX_UPLOAD = 1L << 30;
    private static final HttpString CONTENT_TYPE = Headers.CONTENT_TYPE;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final LongAdder uploads = new LongAdder();
    private final LongAdder uploadedBytes = new LongAdder();
    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
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
                        .add("/result.jpg", exchange -> sendResult(exchange, RESULT_SIZE))
                        .add("/counts", exchange -> sendJson(exchange, counts()))
                        .add(
                                "/accounts/{account}/{limit}/{fall}/{caller}/after/{millis}/v1/generate-background",
                                this::generateForAccount)
                        .add("/small.jpg", exchange -> sendResult(exchange, SMALL_SIZE))
                        .add("/accounts/{account}", this::sendAttempts))
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

    /** The base URL for calls of an account with a limit, which begins to exist with its first call. */
    public static String accountUrl(
            int port, String account, AccountLimit limit, AccountRate rate, String caller, long latencyMillis) {
        return "http://127.0.0.1:%d/accounts/%s/%s/%d/%s/after/%d"
                .formatted(port, account, limit, rate.fallMillis(), caller, latencyMillis);
    }

    private void generate(HttpServerExchange exchange) {
        read(exchange, size -> {
            uploads.increment();
            uploadedBytes.add(size);
            answerAfter(Long.parseLong(parameter(exchange, "millis")), exchange, RESULT_SIZE, "result.jpg");
        });
    }

    private void generateForAccount(HttpServerExchange exchange) {
        Account account = accounts.computeIfAbsent(
                parameter(exchange, "account"),
                name -> new Account(
                        AccountLimit.valueOf(parameter(exchange, "limit")),
                        new AccountRate(Long.parseLong(parameter(exchange, "fall")))));
        if (account.admits(parameter(exchange, "caller"))) {
            exchange.addExchangeCompleteListener((completed, next) -> {
                account.ended();
                next.proceed();
            });
            long millis = Long.parseLong(parameter(exchange, "millis"));
            read(exchange, size -> answerAfter(millis, exchange, SMALL_SIZE, "small.jpg"));
        } else {
            read(exchange, size -> {
                exchange.setStatusCode(StatusCodes.TOO_MANY_REQUESTS);
                sendJson(exchange, Map.of("error", "Too many requests", "error_code", "rate_limit_exceeded"));
            });
        }
    }

    private static String parameter(HttpServerExchange exchange, String name) {
        return exchange.getAttachment(PathTemplateMatch.ATTACHMENT_KEY)
                .getParameters()
                .get(name);
    }

    private static void read(HttpServerExchange exchange, LongConsumer whenRead) {
        exchange.dispatch(SameThreadExecutor.INSTANCE, () -> new Upload(exchange, whenRead).read());
    }

    private void answerAfter(long millis, HttpServerExchange exchange, int resultSize, String resultName) {
        if (millis == 0) {
            answer(exchange, resultSize, resultName);
        } else {
            exchange.getIoThread()
                    .executeAfter(() -> answer(exchange, resultSize, resultName), millis, TimeUnit.MILLISECONDS);
        }
    }

    private void answer(HttpServerExchange exchange, int resultSize, String resultName) {
        if (exchange.getRequestHeaders().contains(Headers.ACCEPT)
                && exchange.getRequestHeaders().getFirst(Headers.ACCEPT).startsWith("image/")) {
            sendResult(exchange, resultSize);
        } else {
            sendJson(exchange, Map.of("result_url", "http://127.0.0.1:" + port() + "/" + resultName));
        }
    }

    private void sendResult(HttpServerExchange exchange, int size) {
        exchange.getResponseHeaders().put(CONTENT_TYPE, "image/jpeg");
        exchange.setResponseContentLength(size);
        exchange.getResponseSender().send(result.duplicate().limit(size));
    }

    private void sendAttempts(HttpServerExchange exchange) {
        Account account = accounts.get(parameter(exchange, "account"));
        sendJson(exchange, account == null ? List.of() : account.attempts());
    }

    private static void sendJson(HttpServerExchange exchange, Object answer) {
        exchange.getResponseHeaders().put(CONTENT_TYPE, "application/json");
        try {
            exchange.getResponseSender().send(MAPPER.writeValueAsString(answer));
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
    private static final class Upload {

        private final HttpServerExchange exchange;
        private final LongConsumer whenRead;
        private final StreamSourceChannel body;
        private long size;

        /** @param whenRead gets the size of a body that arrived complete, in bytes */
        Upload(HttpServerExchange exchange, LongConsumer whenRead) {
            this.exchange = exchange;
            this.whenRead = whenRead;
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
                    whenRead.accept(size);
                }
            } catch (IOException e) {
                // The client closed the connection: an incomplete upload does not count.
                exchange.endExchange();
            }
        }
    }
}
