package io.github.camelpixelcut;

import io.github.camelpixelcut.internal.client.Account;
import io.github.camelpixelcut.internal.client.ClientSettings;
import io.github.camelpixelcut.internal.client.ResultUrls;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.StringHelper;

/**
 * The component for {@code pixelcut:} URIs. It has one HTTP client for each distinct set of client options, as long as
 * an endpoint uses it.
 */
@Component("pixelcut")
@Metadata(excludeProperties = "healthCheckConsumerEnabled")
public class PixelcutComponent extends HealthCheckComponent implements SSLContextParametersAware {

    /** The environment variable whose value is used as the API key if the option {@code apiKey} is not set. */
    public static final String API_KEY_VARIABLE = "PIXELCUT_API_KEY";

    private final ReentrantLock lock = new ReentrantLock();
    /** Changed with the lock only, but read without it: who watches must not wait for a start or a stop. */
    private final Map<ClientSettings, SharedClient> clients = new ConcurrentHashMap<>();

    private final CallCounters counters = new CallCounters();
    private final SecretInRouteWarning secretInRouteWarning = new SecretInRouteWarning();
    private final ResultUrls resultUrls = new ResultUrls();
    private UnaryOperator<String> environment = System::getenv;
    private final ReceiptRepository receiptsInMemory = new MemoryReceiptRepository();
    private Clock clock = Clock.systemUTC();
    private final Accounts accounts = new Accounts(this::now);
    private ScheduledExecutorService timer;

    @Metadata
    private PixelcutConfiguration configuration = new PixelcutConfiguration();

    @Metadata(defaultValue = "100", label = "advanced")
    private int maxConcurrentRequests = 100;

    @Metadata(defaultValue = "0", label = "health")
    private long minCredits;

    @Metadata(label = "security", defaultValue = "false")
    private boolean useGlobalSslContextParameters;

    /** A component that is not part of a Camel context yet. */
    public PixelcutComponent() {}

    /** A component of this Camel context. */
    public PixelcutComponent(CamelContext context) {
        super(context);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        OptionChecks.require("maxConcurrentRequests", (long) maxConcurrentRequests, OptionRule.CONCURRENCY);
        PixelcutEndpoint endpoint = new PixelcutEndpoint(uri, this, configuration.copy());
        endpoint.setOperation(operation(remaining));
        OptionChecks.checkChoices(parameters);
        Set<String> options = parameters.keySet().stream()
                .map(option -> StringHelper.dashToCamelCase(option).toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        setOptions(endpoint, parameters);
        OptionChecks.check(endpoint.getConfiguration());
        OptionChecks.checkApiKey(apiKey(endpoint.getConfiguration()));
        warnOfSecrets(options, endpoint.getConfiguration());
        return endpoint;
    }

    /** @param ofUri the names of the options in the URI, in small letters */
    private void warnOfSecrets(Set<String> ofUri, PixelcutConfiguration options) {
        if (ofUri.contains("apikey")) {
            secretInRouteWarning.inUri(getCamelContext(), "apiKey", options.getApiKey());
        }
        if (ofUri.contains("proxyauthpassword")) {
            secretInRouteWarning.inUri(getCamelContext(), "proxyAuthPassword", options.getProxyAuthPassword());
        }
    }

    private void setOptions(PixelcutEndpoint endpoint, Map<String, Object> parameters) throws Exception {
        parameters.forEach((option, value) -> OptionChecks.requireNumber(option, value, typeOf(option)));
        try {
            setProperties(endpoint, parameters);
        } catch (PropertyBindingException e) {
            throw OptionChecks.ofAnotherType(e.getPropertyName(), e.getValue(), typeOf(e.getPropertyName()));
        }
    }

    /** The type of an option in any spelling that Camel takes; Object if there is none. */
    private Class<?> typeOf(String option) {
        PropertyConfigurerGetter types = (PropertyConfigurerGetter) getEndpointPropertyConfigurer();
        Class<?> type = types.getOptionType(StringHelper.dashToCamelCase(option), true);
        return type == null ? Object.class : type;
    }

    private static PixelcutOperation operation(String name) {
        return Arrays.stream(PixelcutOperation.values())
                .filter(operation -> operation.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no operation '" + name + "': must be one of "
                        + Arrays.toString(PixelcutOperation.values())));
    }

    /** The key of the endpoint, else that of the component, else that of the environment. */
    private String apiKey(PixelcutConfiguration options) {
        return options.getApiKey() != null ? options.getApiKey() : environment.apply(API_KEY_VARIABLE);
    }

    /** The account for these options. */
    Account accountFor(PixelcutConfiguration options) {
        return options.clientSettings(apiKey(options)).account();
    }

    /**
     * The client for these options, to be given back: made for its first user, closed when the last one gives it back.
     *
     * @throws RejectedExecutionException if the component is stopped
     */
    SharedClient takeClient(PixelcutConfiguration options) {
        ClientSettings settings = options.clientSettings(apiKey(options));
        lock.lock();
        try {
            if (isStoppingOrStopped()) {
                throw new RejectedExecutionException("The component was stopped; nothing was sent");
            }
            SharedClient client = clients.get(settings);
            if (client == null) {
                client = new SharedClient(this, settings, timer, freeName(settings));
                ServiceHelper.startService(client);
                clients.put(settings, client);
            }
            client.take();
            return client;
        } finally {
            lock.unlock();
        }
    }

    void giveBack(SharedClient client) {
        if (client.giveBack()) {
            return;
        }
        lock.lock();
        try {
            // Somebody may have taken it meanwhile, and a stop of the component closes its clients itself.
            if (!client.isInUse() && clients.remove(client.settings(), client)) {
                ServiceHelper.stopService(client);
            }
        } finally {
            lock.unlock();
        }
    }

    /** One that no open client has: mostly the same as before if a client is closed and opened again. */
    private String freeName(ClientSettings settings) {
        String name = nameInContext() + "-" + URI.create(settings.baseUrl()).getHost();
        Set<String> taken = clients.values().stream().map(SharedClient::name).collect(Collectors.toSet());
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> number == 1 ? name : name + "-" + number)
                .filter(free -> !taken.contains(free))
                .findFirst()
                .orElseThrow();
    }

    /** A context may have several components, each with a client of the same host. */
    private String nameInContext() {
        return getCamelContext().getComponentNames().stream()
                .filter(name -> getCamelContext().hasComponent(name) == this)
                .findFirst()
                .orElse("pixelcut");
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        ByteArrayStreamCache.addConverterTo(getCamelContext().getTypeConverterRegistry());
        PurchaseEvents.listenTo(getCamelContext());
        getCamelContext().addLifecycleStrategy(secretInRouteWarning);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ThreadPoolProfile profile = new ThreadPoolProfile("PixelcutTimeout");
        profile.setPoolSize(1);
        // The default of 1,000 would refuse the timeouts of further calls.
        profile.setMaxQueueSize(Integer.MAX_VALUE);
        timer = getCamelContext().getExecutorServiceManager().newScheduledThreadPool(this, "PixelcutTimeout", profile);
    }

    @Override
    protected void doStop() throws Exception {
        List<SharedClient> open;
        lock.lock();
        try {
            open = List.copyOf(clients.values());
            clients.clear();
        } finally {
            lock.unlock();
        }
        // Without the lock: what waits for a worker continues here with the rest of its route.
        ServiceHelper.stopService(open);
        if (timer != null) {
            getCamelContext().getExecutorServiceManager().shutdownNow(timer);
        }
        super.doStop();
    }

    ResultUrls resultUrls() {
        return resultUrls;
    }

    Accounts accounts() {
        return accounts;
    }

    CallCounters counters() {
        return counters;
    }

    /** What this component has done since it was created, as of now; never null. */
    public PixelcutStatistics getStatistics() {
        return counters.read(lastCredits(), paces());
    }

    private Map<String, PixelcutPace> paces() {
        Map<String, PixelcutPace> paces = new TreeMap<>();
        clients.values().forEach(client -> {
            PixelcutPace pace = accounts.paceOf(client.settings().account());
            if (pace != null) {
                paces.put(client.name(), pace);
            }
        });
        return Collections.unmodifiableMap(paces);
    }

    private Map<String, Credits> lastCredits() {
        return clients.values().stream()
                .filter(client -> client.lastCredits() != null)
                .collect(Collectors.toUnmodifiableMap(SharedClient::name, SharedClient::lastCredits));
    }

    /** For tests, which must not depend on the machine's environment. */
    void setEnvironment(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    /** For endpoints that have no repository of their own. */
    ReceiptRepository receiptsInMemory() {
        return receiptsInMemory;
    }

    Instant now() {
        return clock.instant();
    }

    /** For tests, which cannot wait for an hour. */
    void setClock(Clock clock) {
        this.clock = clock;
    }

    public PixelcutConfiguration getConfiguration() {
        return configuration;
    }

    /** The options that endpoints use if they do not set their own. */
    public void setConfiguration(PixelcutConfiguration configuration) {
        this.configuration = configuration;
    }

    public int getMaxConcurrentRequests() {
        return maxConcurrentRequests;
    }

    /**
     * The number of concurrent calls for each distinct set of client options, from 1 to 10000. Further calls wait until
     * one of them ends.
     */
    public void setMaxConcurrentRequests(int maxConcurrentRequests) {
        this.maxConcurrentRequests = maxConcurrentRequests;
    }

    public long getMinCredits() {
        return minCredits;
    }

    /** The number of credits below which the health check is DOWN. */
    public void setMinCredits(long minCredits) {
        this.minCredits = minCredits;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    /** Whether endpoints without sslContextParameters use the TLS settings of the Camel context. */
    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }
}
