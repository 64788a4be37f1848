package io.github.camelpixelcut.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A JUnit extension that runs a {@link PixelcutSandbox} for the tests of a class. Either as a parameter of a test, of a
 * method like {@code @BeforeEach} or {@code @BeforeAll}, or of the constructor:
 *
 * <pre>{@code
 * @ExtendWith(PixelcutSandboxExtension.class)
 * class PicturesTest {
 *
 *     @Test
 *     void aPictureIsMade(PixelcutSandbox sandbox) { ... }
 * }
 * }</pre>
 *
 * <p>or, with settings, as a field, which resolves such parameters as well:
 *
 * <pre>{@code
 * @RegisterExtension
 * static PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create(builder -> builder.credits(50));
 * }</pre>
 *
 * <p>With {@code @ExtendWith} at the class, or in a static field, one sandbox serves all tests of the class and of its
 * nested classes. In an instance field, or with {@code @ExtendWith} at a method, each test has a sandbox of its own.
 *
 * <p>Before each test, statistics, credits, latency, injected failures and random faults are as at the start.
 * Therefore, tests that run concurrently must not share a sandbox. JUnit closes the sandbox together with the class or
 * test that it was started for, even if that fails.
 */
public final class PixelcutSandboxExtension implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(PixelcutSandboxExtension.class);

    private final Consumer<PixelcutSandbox.Builder> settings;
    private volatile PixelcutSandbox sandbox;

    /** For {@code @ExtendWith}: a sandbox with all defaults. */
    public PixelcutSandboxExtension() {
        this(builder -> {});
    }

    private PixelcutSandboxExtension(Consumer<PixelcutSandbox.Builder> settings) {
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    /** For {@code @RegisterExtension}: a sandbox with all defaults. */
    public static PixelcutSandboxExtension create() {
        return new PixelcutSandboxExtension();
    }

    /**
     * For {@code @RegisterExtension}: a sandbox with settings.
     *
     * @param settings changes the builder each time before a sandbox is started, for example {@code builder ->
     *     builder.credits(50)}; not null
     */
    public static PixelcutSandboxExtension create(Consumer<PixelcutSandbox.Builder> settings) {
        return new PixelcutSandboxExtension(settings);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        sandboxOf(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        sandboxOf(context).reset();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == PixelcutSandbox.class;
    }

    @Override
    public PixelcutSandbox resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return sandboxOf(context);
    }

    /** The one that this extension runs for the test or its class; started if there is none yet. */
    private PixelcutSandbox sandboxOf(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(this, extension -> start(), Running.class)
                .sandbox();
    }

    private Running start() {
        PixelcutSandbox.Builder builder = PixelcutSandbox.builder();
        settings.accept(builder);
        sandbox = builder.start();
        return new Running(sandbox, this);
    }

    /** What JUnit keeps in its store, and closes. */
    @SuppressWarnings("deprecation") // JUnit before 5.13 closes nothing else.
    private record Running(PixelcutSandbox sandbox, PixelcutSandboxExtension owner)
            implements AutoCloseable, ExtensionContext.Store.CloseableResource {

        @Override
        public void close() {
            sandbox.close();
            if (owner.sandbox == sandbox) {
                owner.sandbox = null;
            }
        }
    }

    /**
     * The running sandbox.
     *
     * @throws IllegalStateException outside of tests: before the class's tests begin, or after they have ended
     */
    public PixelcutSandbox sandbox() {
        PixelcutSandbox running = sandbox;
        if (running == null) {
            throw new IllegalStateException("The sandbox runs only while tests run: is the field annotated with"
                    + " @RegisterExtension, and used from a test or a set-up method?");
        }
        return running;
    }

    /** See {@link PixelcutSandbox#baseUrl()}. */
    public String baseUrl() {
        return sandbox().baseUrl();
    }

    /** See {@link PixelcutSandbox#sampleNames()}. */
    public List<String> sampleNames() {
        return sandbox().sampleNames();
    }

    /** See {@link PixelcutSandbox#sampleUrl(String)}. */
    public String sampleUrl(String name) {
        return sandbox().sampleUrl(name);
    }

    /** See {@link PixelcutSandbox#failNext(int, int, String)}. */
    public void failNext(int count, int status, String errorCode) {
        sandbox().failNext(count, status, errorCode);
    }

    /** See {@link PixelcutSandbox#failNext(int, int, String, Map)}. */
    public void failNext(int count, int status, String errorCode, Map<String, String> headers) {
        sandbox().failNext(count, status, errorCode, headers);
    }

    /** See {@link PixelcutSandbox#stats()}. */
    public SandboxStats stats() {
        return sandbox().stats();
    }

    /** See {@link PixelcutSandbox#resetStats()}. */
    public void resetStats() {
        sandbox().resetStats();
    }

    /** See {@link PixelcutSandbox#setCredits(long)}. */
    public void setCredits(long credits) {
        sandbox().setCredits(credits);
    }

    /** See {@link PixelcutSandbox#setLatency(Duration)}. */
    public void setLatency(Duration latency) {
        sandbox().setLatency(latency);
    }
}
