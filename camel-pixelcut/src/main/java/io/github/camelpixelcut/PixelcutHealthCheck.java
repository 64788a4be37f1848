package io.github.camelpixelcut;

import io.github.camelpixelcut.error.PixelcutAuthenticationException;
import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.internal.client.PixelcutClient;
import io.github.camelpixelcut.internal.client.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Whether the API takes the key and enough credits are left: asked by {@code GET /v1/credits}, which costs nothing. Any
 * other failure is UNKNOWN: it says nothing about the next picture.
 */
final class PixelcutHealthCheck extends AbstractHealthCheck {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration KEPT_FOR = Duration.ofSeconds(30);

    private final String baseUrl;
    private final PixelcutClient client;
    private final long minCredits;
    private final Runnable creditsRead;
    private final Supplier<PixelcutPace> pace;
    private volatile Reading last = new Reading(HealthCheck.State.UNKNOWN, "not asked yet", null, Instant.MIN);

    /**
     * @param creditsRead is run whenever the credits were read
     * @param pace that of the account; null if it has none
     */
    PixelcutHealthCheck(
            String name,
            String baseUrl,
            PixelcutClient client,
            long minCredits,
            Runnable creditsRead,
            Supplier<PixelcutPace> pace) {
        super("camel", "producer:" + name);
        this.baseUrl = baseUrl;
        this.client = client;
        this.minCredits = minCredits;
        this.creditsRead = creditsRead;
        this.pace = pace;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        if (last.at().isBefore(Instant.now().minus(KEPT_FOR))) {
            last = read();
        }
        builder.state(last.state()).message(last.message()).detail("pixelcut.base.url", baseUrl);
        if (last.credits() != null) {
            builder.detail("pixelcut.credits", last.credits()).detail("pixelcut.min.credits", minCredits);
        }
        PixelcutPace current = pace.get();
        if (current != null) {
            builder.detail("pixelcut.requests.per.second", current.requestsPerSecond())
                    .detail("pixelcut.waiting", current.waiting())
                    .detail("pixelcut.refused", current.refused());
        }
    }

    private Reading read() {
        try {
            long credits = CreditsOperation.remaining(client, RetryPolicy.once(TIMEOUT));
            creditsRead.run();
            return judge(credits);
        } catch (PixelcutAuthenticationException e) {
            return new Reading(HealthCheck.State.DOWN, e.getMessage(), null, Instant.now());
        } catch (PixelcutException e) {
            return new Reading(HealthCheck.State.UNKNOWN, e.getMessage(), null, Instant.now());
        }
    }

    private Reading judge(long credits) {
        return credits < minCredits
                ? new Reading(
                        HealthCheck.State.DOWN,
                        "Only " + credits + " credits are left, fewer than minCredits=" + minCredits,
                        credits,
                        Instant.now())
                : new Reading(HealthCheck.State.UP, null, credits, Instant.now());
    }

    private record Reading(HealthCheck.State state, String message, Long credits, Instant at) {}
}
