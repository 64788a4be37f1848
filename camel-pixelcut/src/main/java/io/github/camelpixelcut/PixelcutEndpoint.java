package io.github.camelpixelcut;

import java.net.URI;
import java.util.Objects;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Expression;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.Service;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.ObjectHelper;
import org.apache.camel.util.URISupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Generate product pictures with new backgrounds through the Pixelcut image API. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "pixelcut",
        title = "Pixelcut",
        syntax = "pixelcut:operation",
        category = {Category.AI, Category.CLOUD},
        producerOnly = true,
        headersClass = PixelcutConstants.class)
public class PixelcutEndpoint extends DefaultEndpoint implements AsyncEndpoint, EndpointServiceLocation {

    private static final Logger LOG = LoggerFactory.getLogger(PixelcutEndpoint.class);

    @UriPath
    @Metadata(required = true)
    private PixelcutOperation operation;

    @UriParam
    private PixelcutConfiguration configuration;

    private final String uriWithSecrets;

    /**
     * Usually called by {@link PixelcutComponent}. The operation must be set before the endpoint is started.
     *
     * @param uri with its secrets; Camel, which shows URIs in exchange properties, logs and JMX, gets it without them
     * @param component not null
     * @param configuration not null; not copied
     */
    public PixelcutEndpoint(String uri, PixelcutComponent component, PixelcutConfiguration configuration) {
        super(withoutSecrets(uri), component);
        this.uriWithSecrets = uri;
        this.configuration = configuration;
    }

    /** Endpoints whose URIs differ only in their secrets are not equal. */
    /** Camel takes options in both spellings, and masks only one of them. */
    private static String withoutSecrets(String uri) {
        return URISupport.sanitizeUri(uri.replaceAll("(?i)([?&])api-key=", "$1apiKey=")
                .replaceAll("(?i)([?&])proxy-auth-password=", "$1proxyAuthPassword="));
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other)
                && other instanceof PixelcutEndpoint that
                && Objects.equals(uriWithSecrets, that.uriWithSecrets);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), uriWithSecrets);
    }

    @Override
    public PixelcutComponent getComponent() {
        return (PixelcutComponent) super.getComponent();
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        boolean prompts = ObjectHelper.isNotEmpty(configuration.getPrompt())
                || ObjectHelper.isNotEmpty(configuration.getNegativePrompt());
        if (configuration.getScene() != null && prompts) {
            LOG.warn(
                    "The endpoint {} has the scene {} and a prompt: with a scene the API ignores the prompts",
                    this,
                    configuration.getScene());
        }
        if (!configuration.isIdempotent() && configuration.getIdempotentKey() != null) {
            LOG.warn("The endpoint {} has an idempotentKey, which has no effect without idempotent=true", this);
        }
        if (configuration.getRequestsPerSecond() == 0 && configuration.getRateLimiter() != null) {
            LOG.warn("The endpoint {} has a rateLimiter, which has no effect with requestsPerSecond=0", this);
        }
        if (configuration.getRequestsPerSecond() == 0 && configuration.getRateLimiter() != null) {
            LOG.warn("The endpoint {} has a rateLimiter, which has no effect with requestsPerSecond=0", this);
        }
    }

    /**
     * The receipts of what others have bought; null without {@code idempotent}.
     *
     * @throws Exception if their repository cannot be started
     */
    Receipts receipts() throws Exception {
        if (!configuration.isIdempotent()) {
            return null;
        }
        ReceiptRepository repository = configuration.getReceiptRepository() != null
                ? configuration.getReceiptRepository()
                : getComponent().receiptsInMemory();
        start(repository);
        String key = configuration.getIdempotentKey();
        Expression expression = ObjectHelper.isEmpty(key)
                ? null
                : getCamelContext().resolveLanguage("simple").createExpression(key);
        return new Receipts(repository, expression, configuration, getComponent()::now);
    }

    /** Camel stops it with the context, as it does with its own idempotent repositories. */
    private void start(ReceiptRepository repository) throws Exception {
        if (repository instanceof Service && !getCamelContext().hasService(repository)) {
            getCamelContext().addService(repository, true, true);
        }
        ServiceHelper.startService(repository);
    }

    /**
     * The key of the receipt of a picture for which the option {@code idempotentKey} gives this text, to find the
     * receipt in its {@link ReceiptRepository}. It depends on the base URL of this endpoint.
     *
     * @param text never null
     * @return 64 hexadecimal digits
     */
    public String receiptKey(String text) {
        return PurchaseKey.of(configuration.getBaseUrl(), GenerateBackgroundOperation.PATH, text);
    }

    @Override
    public Producer createProducer() {
        return new PixelcutProducer(this);
    }

    /** @throws UnsupportedOperationException always: the component has no consumer */
    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("The pixelcut component has no consumer: use it with 'to'");
    }

    @Override
    public String getServiceUrl() {
        return configuration.getBaseUrl();
    }

    @Override
    public String getServiceProtocol() {
        return URI.create(configuration.getBaseUrl()).getScheme();
    }

    public PixelcutOperation getOperation() {
        return operation;
    }

    /** The operation: generate-background, download or credits. */
    public void setOperation(PixelcutOperation operation) {
        this.operation = operation;
    }

    /** The options of this endpoint; never null. */
    public PixelcutConfiguration getConfiguration() {
        return configuration;
    }

    /**
     * The options of this endpoint.
     *
     * @param configuration not null; not copied
     */
    public void setConfiguration(PixelcutConfiguration configuration) {
        this.configuration = configuration;
    }
}
