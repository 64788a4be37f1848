package io.github.camelpixelcut.sandbox;

import io.github.camelpixelcut.sandbox.internal.http.SandboxRoutes;
import io.github.camelpixelcut.sandbox.internal.input.SampleImages;
import io.github.camelpixelcut.sandbox.internal.state.Account;
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
 * An offline server that keeps the contract of the Pixelcut image API, so that routes are developed and tested without
 * a key and without credits.
 *
 * <pre>{@code
 * try (PixelcutSandbox sandbox = PixelcutSandbox.builder().credits(50).start()) {
 *     String baseUrl = sandbox.baseUrl();
 * }
 * }</pre>
 *
 * <p>All methods may be called from any thread while the server runs.
 */
public final class PixelcutSandbox implements AutoCloseable {

    private static final int WORKER_THREADS = 16;
    private static final int SHUTDOWN_MILLIS = 2000;
    private static final long MAX_RESULT_BYTES = 256L * 1024 * 1024;

    /** Bodies are read to their end up to this size, so that the client sees the answer; beyond it is cut off. */
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

    /** {@code http://HOST:PORT} without a slash at the end; 127.0.0.1 where the server is bound to all addresses. */
    public String baseUrl() {
        return baseUrl;
    }

    private static String urlOf(InetSocketAddress bound) {
        InetAddress address = bound.getAddress();
        String host = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
        return "http://" + NetworkUtils.formatPossibleIpv6Address(host) + ":" + bound.getPort();
    }

    /** The names of the sandbox's own sample pictures. */
    public List<String> sampleNames() {
        return SampleImages.names();
    }

    /**
     * The URL of one of the sandbox's own sample pictures, to be used as an image URL.
     *
     * @throws IllegalArgumentException for an unknown name
     */
    public String sampleUrl(String name) {
        if (!sampleNames().contains(name)) {
            throw new IllegalArgumentException("There is no sample '" + name + "': the samples are " + sampleNames());
        }
        return baseUrl() + "/samples/" + name;
    }

    /**
     * Lets the next calls of {@code POST /v1/generate-background} that bring an accepted key fail. They cost nothing.
     * Failures of several calls of this method come one after the other.
     *
     * @param count how many calls fail
     * @param status HTTP status, 300 to 599
     * @param errorCode the {@code error_code} of the answer; null for an answer without a body
     * @throws IllegalArgumentException for a negative count or another status
     */
    public void failNext(int count, int status, String errorCode) {
        failNext(count, status, errorCode, Map.of());
    }

    /**
     * As {@link #failNext(int, int, String)}, with extra response headers.
     *
     * @param headers for example {@code Retry-After}
     */
    public void failNext(int count, int status, String errorCode, Map<String, String> headers) {
        state.failures().add(count, new InjectedFailure(status, errorCode, headers));
    }

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

    /** As {@code GET /sandbox/stats} answers. */
    String statsAsJson() {
        return SandboxRoutes.statsOf(state);
    }

    /** Sets all counts of {@link #stats()} to zero; the remaining credits stay. */
    public void resetStats() {
        state.account().resetCounts();
    }

    /** @throws IllegalArgumentException for a negative number */
    public void setCredits(long credits) {
        state.account().setCredits(notNegative("credits", credits));
    }

    /**
     * How long a finished, and charged, picture is held back before it is answered; refused calls are answered at once.
     *
     * @throws IllegalArgumentException for a negative duration
     */
    public void setLatency(Duration latency) {
        state.latency().set(notNegative(latency));
    }

    /** Everything as after the start, but for the results that are still served. */
    void reset() {
        resetStats();
        setCredits(settings.credits);
        setLatency(settings.latency);
        state.failures().clear();
        state.faults().restart();
        state.rateLimit().clear();
    }

    /** Stops the server; calls under way are cut off. */
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
     * Settings of a sandbox. Each setter checks its value and throws {@link IllegalArgumentException} if it is wrong.
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
        private String acceptedKey;
        private FaultRates faults = FaultRates.NONE;
        private long seed;
        private Clock clock = Clock.systemUTC();

        private Builder() {}

        /** The address to bind to; default {@value #DEFAULT_HOST}. {@code 0.0.0.0} opens the sandbox to the network. */
        public Builder host(String host) {
            this.host = Objects.requireNonNull(host, "host");
            return this;
        }

        /** 0 to 65535; default 0, which takes a free port. */
        public Builder port(int port) {
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException("port " + port + " is not from 0 to 65535");
            }
            this.port = port;
            return this;
        }

        /** Credits on the account at the start; default {@value #DEFAULT_CREDITS}. */
        public Builder credits(long credits) {
            this.credits = notNegative("credits", credits);
            return this;
        }

        /** What a picture costs, in credits; default {@value #DEFAULT_CREDITS_PER_PICTURE}. */
        public Builder creditsPerPicture(long creditsPerPicture) {
            this.creditsPerPicture = notNegative("creditsPerPicture", creditsPerPicture);
            return this;
        }

        /** See {@link PixelcutSandbox#setLatency}; default none. */
        public Builder latency(Duration latency) {
            this.latency = notNegative(latency);
            return this;
        }

        /** Calls accepted within one second, more get 429; default 0, no limit. */
        public Builder requestsPerSecond(int requestsPerSecond) {
            this.requestsPerSecond = (int) notNegative("requestsPerSecond", requestsPerSecond);
            return this;
        }

        /** The only key that is accepted; default null, any key that is not blank. */
        public Builder acceptedKey(String acceptedKey) {
            if (acceptedKey != null && acceptedKey.isBlank()) {
                throw new IllegalArgumentException("acceptedKey is blank: give a key, or null to accept any");
            }
            this.acceptedKey = acceptedKey;
            return this;
        }

        /**
         * Lets so many calls fail by chance, without charge, with the status's error code where the API documents one.
         * Each status is given by a call of its own. Only calls of {@code POST /v1/generate-background} that bring an
         * accepted key and that {@link PixelcutSandbox#failNext} spares meet faults by chance; default none.
         *
         * @param status HTTP status, 300 to 599
         * @param percent of the calls, 0 to 100; all faults together at most 100
         */
        public Builder failPercent(int status, double percent) {
            this.faults = faults.withStatus(status, percent);
            return this;
        }

        /**
         * Lets so many connections be reset, by chance, after the request was read to its end: one half before the
         * picture is made, the other half when it is made and charged, instead of the answer; default none.
         *
         * @param percent of the calls, 0 to 100; all faults together at most 100
         */
        public Builder resetPercent(double percent) {
            this.faults = faults.withResets(percent);
            return this;
        }

        /**
         * Lets so many answers come later, by chance, each by a random time, on top of the latency; default none.
         *
         * @param percent of the calls, 0 to 100; all faults together at most 100
         * @param atMost the longest of these times
         */
        public Builder slowPercent(double percent, Duration atMost) {
            this.faults = faults.withSlow(percent, notNegative(atMost));
            return this;
        }

        /** Which calls meet a fault by chance: the same ones for the same seed, counted by arrival; default 0. */
        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        /** For tests: the time by which results expire and requests per second are counted. */
        Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /**
         * Starts a server with these settings.
         *
         * @throws IllegalStateException where it cannot listen on the address, with the reason
         */
        public PixelcutSandbox start() {
            return new PixelcutSandbox(this);
        }
    }
}
