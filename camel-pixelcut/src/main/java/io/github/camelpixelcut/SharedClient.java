package io.github.camelpixelcut;

import io.github.camelpixelcut.internal.client.ClientSettings;
import io.github.camelpixelcut.internal.client.HttpClients;
import io.github.camelpixelcut.internal.client.PixelcutClient;
import java.net.URI;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/** What endpoints with the same client settings share: the HTTP clients, the workers, and the health check. */
final class SharedClient extends ServiceSupport {

    /** A connection of its own: it is to answer while all others are in use. */
    private static final int HEALTH_CHECK = 1;

    private final PixelcutComponent component;
    private final ClientSettings settings;
    private final ScheduledExecutorService timer;
    private final String name;

    private HttpEndpoint api;
    private HttpEndpoint downloads;
    private PixelcutClient http;
    private ExecutorService executor;
    private Workers workers;
    private PixelcutHealthCheck healthCheck;
    private volatile Credits lastCredits;

    /** The producers that are started, and the calls under way with the rest of their routes. */
    private final AtomicInteger users = new AtomicInteger();

    SharedClient(PixelcutComponent component, ClientSettings settings, ScheduledExecutorService timer, String name) {
        this.component = component;
        this.settings = settings;
        this.timer = timer;
        this.name = name;
    }

    /** As in the id of its health check. */
    String name() {
        return name;
    }

    ClientSettings settings() {
        return settings;
    }

    /** To be called with the lock of the component: nobody closes it meanwhile. */
    void take() {
        users.incrementAndGet();
    }

    /** @return false if it is closed, or about to be */
    boolean takeIfInUse() {
        return isStarted() && users.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
    }

    /** @return whether it is still in use */
    boolean giveBack() {
        return users.decrementAndGet() > 0;
    }

    boolean isInUse() {
        return users.get() > 0;
    }

    /** Null before the start. */
    PixelcutClient http() {
        return http;
    }

    /** The credits of the account when the API last told them; null before that. */
    Credits lastCredits() {
        return lastCredits;
    }

    Workers workers() {
        return workers;
    }

    @Override
    protected void doStart() throws Exception {
        CamelContext context = component.getCamelContext();
        int maxConcurrentRequests = component.getMaxConcurrentRequests();
        HttpClients clients = new HttpClients(
                context, settings, component.isUseGlobalSslContextParameters(), maxConcurrentRequests + HEALTH_CHECK);
        api = clients.forApi();
        downloads = clients.forDownloads();
        ServiceHelper.startService(api, downloads);
        http = new PixelcutClient(
                api.getHttpClient(),
                downloads.getHttpClient(),
                URI.create(settings.baseUrl()),
                settings.apiKey(),
                timer,
                component.resultUrls(),
                credits -> lastCredits = new Credits(credits, Instant.now()));
        executor = newThreads(context, maxConcurrentRequests);
        workers = new Workers(executor, maxConcurrentRequests);
        addHealthCheck(context);
    }

    private ExecutorService newThreads(CamelContext context, int size) {
        ExecutorService virtual = VirtualThreads.newExecutor("Pixelcut");
        return virtual == null ? newThreadPool(context, size) : virtual;
    }

    /**
     * Rejects tasks after its shutdown: Camel's default would run them on the caller's thread, or silently not at all.
     */
    private ExecutorService newThreadPool(CamelContext context, int size) {
        ThreadPoolProfile profile = new ThreadPoolProfile("Pixelcut");
        // Without a queue there are only as many threads as tasks. A thread is not idle yet when its place is free
        // again.
        profile.setPoolSize(1);
        profile.setMaxPoolSize(2 * size);
        profile.setMaxQueueSize(0);
        profile.setAllowCoreThreadTimeOut(true);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        return context.getExecutorServiceManager().newThreadPool(this, "Pixelcut", profile);
    }

    private void addHealthCheck(CamelContext context) {
        WritableHealthCheckRepository repository = healthChecks(context);
        if (repository != null) {
            healthCheck = new PixelcutHealthCheck(
                    name,
                    settings.baseUrl(),
                    http,
                    component.getMinCredits(),
                    () -> tellCredits(context),
                    () -> component.accounts().paceOf(settings.account()));
            healthCheck.setEnabled(component.isHealthCheckProducerEnabled());
            repository.addHealthCheck(healthCheck);
        }
    }

    private void tellCredits(CamelContext context) {
        Notifiers.tell(context, () -> new PixelcutCreditsEvent(component, name, lastCredits));
    }

    private static WritableHealthCheckRepository healthChecks(CamelContext context) {
        return HealthCheckHelper.getHealthCheckRepository(context, "producers", WritableHealthCheckRepository.class);
    }

    @Override
    protected void doStop() {
        CamelContext context = component.getCamelContext();
        WritableHealthCheckRepository repository = healthChecks(context);
        if (repository != null && healthCheck != null) {
            repository.removeHealthCheck(healthCheck);
        }
        http.close();
        workers.close();
        // Calls that no thread has begun end here: each exchange gets its answer.
        context.getExecutorServiceManager().shutdownNow(executor).forEach(Runnable::run);
        ServiceHelper.stopService(api, downloads);
    }
}
