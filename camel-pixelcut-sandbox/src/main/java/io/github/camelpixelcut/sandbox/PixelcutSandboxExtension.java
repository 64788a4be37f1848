package io.github.camelpixelcut.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A sandbox for the tests of a class, in one line:
 *
 * <pre>{@code
 * @RegisterExtension
 * static PixelcutSandboxExtension sandbox = PixelcutSandboxExtension.create();
 * }</pre>
 *
 * <p>In a static field it is started once, for nested classes too, and its statistics, credits, latency and injected
 * failures are as at the start before each test. In an instance field each test has a sandbox of its own.
 */
public final class PixelcutSandboxExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private final Consumer<PixelcutSandbox.Builder> settings;
    private PixelcutSandbox sandbox;
    private String startedBy;

    private PixelcutSandboxExtension(Consumer<PixelcutSandbox.Builder> settings) {
        this.settings = settings;
    }

    /** A sandbox with all defaults. */
    public static PixelcutSandboxExtension create() {
        return create(builder -> {});
    }

    /** @param settings changes the builder, for example {@code builder -> builder.credits(50)} */
    public static PixelcutSandboxExtension create(Consumer<PixelcutSandbox.Builder> settings) {
        return new PixelcutSandboxExtension(settings);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        startOnce(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        startOnce(context);
        sandbox.reset();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        stopIfStartedBy(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stopIfStartedBy(context);
    }

    private void startOnce(ExtensionContext context) {
        if (sandbox == null) {
            PixelcutSandbox.Builder builder = PixelcutSandbox.builder();
            settings.accept(builder);
            sandbox = builder.start();
            startedBy = context.getUniqueId();
        }
    }

    private void stopIfStartedBy(ExtensionContext context) {
        if (context.getUniqueId().equals(startedBy)) {
            sandbox.close();
            sandbox = null;
            startedBy = null;
        }
    }

    /** @throws IllegalStateException before the tests of the class have begun */
    public PixelcutSandbox sandbox() {
        if (sandbox == null) {
            throw new IllegalStateException("The sandbox runs only while tests run: is the field annotated with"
                    + " @RegisterExtension, and used from a test or a set-up method?");
        }
        return sandbox;
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
