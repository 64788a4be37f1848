package io.github.camelpixelcut.sandbox;

import io.github.camelpixelcut.sandbox.internal.http.SandboxRoutes;
import io.github.camelpixelcut.sandbox.internal.input.SampleImages;
import io.github.camelpixelcut.sandbox.internal.state.Account;
import io.github.camelpixelcut.sandbox.internal.state.ConcurrencyLimit;
import io.github.camelpixelcut.sandbox.internal.state.FaultRates;
import io.github.camelpixelcut.sandbox.internal.state.InjectedFailure;
import io.github.camelpixelcut.sandbox.internal.state.InjectedFailures;
import io.github.camelpixelcut.sandbox.internal.state.RandomFaults;
import io.github.camelpixelcut.sandbox.internal.state.RateLimit;
import io.github.camelpixelcut.sandbox.internal.state.ResultStore;
import io.github.camelpixelcut.sandbox.internal.state.SandboxState;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.util.NetworkUtils;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * An offline server that implements the contract of the Pixelcut image API, so that routes can be developed and tested
 * without a key and without credits. It makes real pictures, charges simulated credits, and fails on request.
 *
 * <pre>{@code
 * try (PixelcutSandbox sandbox = PixelcutSandbox.builder().credits(50).start()) {
 *     String baseUrl = sandbox.baseUrl();
 * }
 * }</pre>
 *
 * <p>All methods are thread-safe.
 */
public final class PixelcutSandbox implements AutoCloseable {

    private static final int WORKER_THREADS = 16;
    private static final int SHUTDOWN_MILLIS = 2000;
    private static final long MAX_RESULT_BYTES = 256L * 1024 * 1024;

    /**
     * Larger request bodies are not read to their end: the connection is closed, and the client may miss the response.
     */
    private static final long MAX_BODY_BYTES = 128L * 1024 * 1024;

    private final Builder settings;
    private final SandboxState state;
    private final Undertow server;
    private final String baseUrl;

    private PixelcutSandbox(Builder settings) {
        this.settings = settings;
        this.state = new SandboxState(
                new Account(settings.credits, settings.creditsPerPicture),
                new InjectedFailures(),
                new RandomFaults(settings.faults, settings.seed),
                new RateLimit(settings.requestsPerSecond, settings.clock),
                new ConcurrencyLimit(settings.concurrentRequests),
                new ResultStore(
                        settings.clock,
                        Math.min(MAX_RESULT_BYTES, Runtime.getRuntime().maxMemory() / 4)),
                new AtomicReference<>(settings.latency));
        this.server = Undertow.builder()
                .addHttpListener(settings.port, settings.host)
                .setIoThreads(2)
                .setWorkerThreads(WORKER_THREADS)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, MAX_BODY_BYTES)
                .setServerOption(UndertowOptions.MULTIPART_MAX_ENTITY_SIZE, MAX_BODY_BYTES)
                .setServerOption(UndertowOptions.SHUTDOWN_TIMEOUT, SHUTDOWN_MILLIS)
                .setHandler(SandboxRoutes.of(state, settings.acceptedKey))
                .build();
        listen();
        this.baseUrl = urlOf((InetSocketAddress) server.getListenerInfo().get(0).getAddress());
    }

    /** A builder with the defaults that its methods name. */
    public static Builder builder() {
        return new Builder();
    }

    private void listen() {
        try {
            server.start();
        } catch (RuntimeException e) {
            server.stop();
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException(
                    "The sandbox cannot listen on " + settings.host + ":" + settings.port + ": " + reason.getMessage(),
                    e);
        }
    }

    /**
     * The URL to call: {@code http://HOST:PORT}, without a slash at the end. The host is 127.0.0.1 if the server
     * listens on all addresses.
     */
    public String baseUrl() {
        return baseUrl;
    }

    private static String urlOf(InetSocketAddress bound) {
        InetAddress address = bound.getAddress();
        String host = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
        return "http://" + NetworkUtils.formatPossibleIpv6Address(host) + ":" + bound.getPort();
    }

    /** The file names of the sample pictures that the sandbox serves; at least one, unmodifiable. */
    public List<String> sampleNames() {
        return SampleImages.names();
    }

    /**
     * The URL of a sample picture, which the sandbox accepts as {@code image_url}.
     *
     * @param name one of {@link #sampleNames()}
     * @throws IllegalArgumentException if there is no such sample
     */
    public String sampleUrl(String name) {
        if (!sampleNames().contains(name)) {
            throw new IllegalArgumentException("There is no sample '" + name + "': the samples are " + sampleNames());
        }
        return baseUrl() + "/samples/" + name;
    }

    /**
     * Makes the next calls of {@code POST /v1/generate-background} fail, without charge. Calls without an accepted key
     * do not count. If this method is called several times, the failures follow one after the other.
     *
     * @param count how many calls fail, at least 0
     * @param status HTTP status of the response, 300 to 599
     * @param errorCode {@code error_code} of the response; null for a response without a body
     * @throws IllegalArgumentException if count or status is out of range
     */
    public void failNext(int count, int status, String errorCode) {
        failNext(count, status, errorCode, Map.of());
    }

    /**
     * As {@link #failNext(int, int, String)}, with additional response headers.
     *
     * @param headers names and values, for example of {@code Retry-After}; not null, and without nulls
     * @throws IllegalArgumentException if count or status is out of range
     */
    public void failNext(int count, int status, String errorCode, Map<String, String> headers) {
        state.failures().add(count, new InjectedFailure(status, errorCode, headers));
    }

    /** The counts since the start or the last {@link #resetStats()}, at this moment. */
    public SandboxStats stats() {
        Account.Counts counts = state.account().counts();
        return new SandboxStats(
                counts.requests(),
                counts.generated(),
                counts.creditsCharged(),
                counts.creditsRemaining(),
                counts.errors(),
                counts.faults());
    }

    /** The response of {@code GET /sandbox/stats}. */
    String statsAsJson() {
        return SandboxRoutes.statsOf(state);
    }

    /** Sets all counts of {@link #stats()} to zero. The remaining credits do not change. */
    public void resetStats() {
        state.account().resetCounts();
    }

    /**
     * Sets the remaining credits.
     *
     * @throws IllegalArgumentException if they are negative
     */
    public void setCredits(long credits) {
        state.account().setCredits(notNegative("credits", credits));
    }

    /**
     * How long the response of a successful call is delayed, after its picture was made and charged. Calls that fail
     * are answered at once.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public void setLatency(Duration latency) {
        state.latency().set(notNegative(latency));
    }

    /** Restores the state after the start, but keeps serving the results. */
    void reset() {
        resetStats();
        setCredits(settings.credits);
        setLatency(settings.latency);
        state.failures().clear();
        state.faults().restart();
        state.rateLimit().clear();
    }

    /** Stops the server. Calls under way end without a response. A second call does nothing. */
    @Override
    public void close() {
        server.stop();
    }

    private static long notNegative(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " " + value + " is negative");
        }
        return value;
    }

    private static Duration notNegative(Duration latency) {
        if (latency.isNegative()) {
            throw new IllegalArgumentException("latency " + latency + " is negative");
        }
        return latency;
    }

    /**
     * The settings of a sandbox. Each method throws {@link IllegalArgumentException} if its value is out of range, and
     * {@link NullPointerException} if it is null, unless null is allowed.
     */
    public static final class Builder {

        static final String DEFAULT_HOST = "127.0.0.1";
        static final long DEFAULT_CREDITS = 1000;
        static final long DEFAULT_CREDITS_PER_PICTURE = 10;

        private String host = DEFAULT_HOST;
        private int port;
        private long credits = DEFAULT_CREDITS;
        private long creditsPerPicture = DEFAULT_CREDITS_PER_PICTURE;
        private Duration latency = Duration.ZERO;
        private int requestsPerSecond;
        private int concurrentRequests;
        private String acceptedKey;
        private FaultRates faults = FaultRates.NONE;
        private long seed;
        private Clock clock = Clock.systemUTC();

        private Builder() {}

        /** The address to listen on; default {@value #DEFAULT_HOST}. {@code 0.0.0.0} accepts calls from the network. */
        public Builder host(String host) {
            this.host = Objects.requireNonNull(host, "host");
            return this;
        }

        /** The port to listen on, 0 to 65535; default 0, which chooses a free port. */
        public Builder port(int port) {
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException("port " + port + " is not from 0 to 65535");
            }
            this.port = port;
            return this;
        }

        /** Credits on the account at the start, at least 0; default {@value #DEFAULT_CREDITS}. */
        public Builder credits(long credits) {
            this.credits = notNegative("credits", credits);
            return this;
        }

        /** Credits that a picture costs, at least 0; default {@value #DEFAULT_CREDITS_PER_PICTURE}. */
        public Builder creditsPerPicture(long creditsPerPicture) {
            this.creditsPerPicture = notNegative("creditsPerPicture", creditsPerPicture);
            return this;
        }

        /** See {@link PixelcutSandbox#setLatency}; default zero. */
        public Builder latency(Duration latency) {
            this.latency = notNegative(latency);
            return this;
        }

        /** Calls accepted per second, at least 0; further calls get 429. Default 0, which means no limit. */
        public Builder requestsPerSecond(int requestsPerSecond) {
            this.requestsPerSecond = (int) notNegative("requestsPerSecond", requestsPerSecond);
            return this;
        }

        /**
         * Calls of {@code POST /v1/generate-background} that are processed at the same time, at least 0; further calls
         * get 429. Default 0, which means no limit.
         */
        public Builder concurrentRequests(int concurrentRequests) {
            this.concurrentRequests = (int) notNegative("concurrentRequests", concurrentRequests);
            return this;
        }

        /** The only key that is accepted, not blank; default null, which accepts any key that is not blank. */
        public Builder acceptedKey(String acceptedKey) {
            if (acceptedKey != null && acceptedKey.isBlank()) {
                throw new IllegalArgumentException("acceptedKey is blank: give a key, or null to accept any");
            }
            this.acceptedKey = acceptedKey;
            return this;
        }

        /**
         * Makes a percentage of the calls fail at random, without charge. The response has the error code of the
         * status, if the API documents exactly one. Call this method once for each status; default none.
         *
         * <p>Random faults affect only calls of {@code POST /v1/generate-background} that have an accepted key and do
         * not fail because of {@link PixelcutSandbox#failNext}.
         *
         * @param status HTTP status of the response, 300 to 599
         * @param percent of the calls, 0 to 100; all random faults together at most 100
         */
        public Builder failPercent(int status, double percent) {
            this.faults = faults.withStatus(status, percent);
            return this;
        }

        /**
         * Resets a percentage of the connections at random, after the whole request was read: one half at once, the
         * other half after the picture was made and charged, in place of the response. Default 0. Which calls are
         * affected: see {@link #failPercent}.
         *
         * @param percent of the calls, 0 to 100; all random faults together at most 100
         */
        public Builder resetPercent(double percent) {
            this.faults = faults.withResets(percent);
            return this;
        }

        /**
         * Delays a percentage of the responses at random, each by a random time in addition to the latency. Default 0.
         * Which calls are affected: see {@link #failPercent}.
         *
         * @param percent of the calls, 0 to 100; all random faults together at most 100
         * @param atMost the longest of these times, at least zero
         */
        public Builder slowPercent(double percent, Duration atMost) {
            this.faults = faults.withSlow(percent, notNegative(atMost));
            return this;
        }

        /**
         * Seed of the random faults: the same seed gives the same faults to the first call, the second, and so on.
         * Default 0.
         */
        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        /** For tests: the clock by which results expire and calls per second are counted. */
        Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /**
         * Starts a server with these settings. The builder can be used again.
         *
         * @throws IllegalStateException if the server cannot listen on the address; the message has the reason
         */
        public PixelcutSandbox start() {
            return new PixelcutSandbox(this);
        }
    }
}
