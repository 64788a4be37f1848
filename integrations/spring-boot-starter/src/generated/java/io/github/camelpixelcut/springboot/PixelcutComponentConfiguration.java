package io.github.camelpixelcut.springboot;

import io.github.camelpixelcut.ImageTransformEncoding;
import io.github.camelpixelcut.PixelcutConfiguration;
import io.github.camelpixelcut.PixelcutOutput;
import io.github.camelpixelcut.PixelcutRateLimiter;
import io.github.camelpixelcut.PixelcutResume;
import io.github.camelpixelcut.PixelcutScene;
import io.github.camelpixelcut.ReceiptRepository;
import java.time.Duration;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The properties of the component. Null means that a property is not set.
 *
 * <p>Generated from the component's options by StarterSourcesTest: do not edit.
 */
@ConfigurationProperties(prefix = "camel.component.pixelcut")
public class PixelcutComponentConfiguration extends ComponentConfigurationPropertiesCommon {

    /** The options that endpoints use if they do not set their own. */
    private PixelcutConfiguration configuration;

    /** Whether a picture that was bought before is not bought again: its result is delivered once more. Pictures are recognised by their receipts, across exchanges, and with a shared receiptRepository also across restarts and machines. */
    private Boolean idempotent;

    /** An expression in the simple language that makes the key of a picture, for example ${file:name}-${file:size}. If it is not set, the key is the SHA-256 of the image and of everything that is sent with it. Used with idempotent=true only. */
    private String idempotentKey;

    /** The URL of the image, absolute, http or https. It is used for messages that contain neither an image nor its URL. The API downloads the image; the component does not check it. */
    private String imageUrl;

    /** Whether the producer should be started lazy (on the first message). By starting lazy you can use this to allow CamelContext and routes to startup in situations where a producer may otherwise fail during starting and cause the route to fail being started. By deferring this startup to be lazy then the startup failure can be handled during routing messages via Camel's routing error handlers. Beware that when the first message is processed then creating and starting the producer may take a little time and prolong the total processing time of the processing. */
    private Boolean lazyStartProducer;

    /** How often a call is sent again after 429, 500, 503 or a connection that was never made. With 0 that is left to Camel's redelivery. A call that may have been paid for is never sent again. */
    private Integer maxRetries;

    /** The longest wait before a retry. A call for which the API asks for a longer wait (Retry-After) fails at once. */
    private Duration maxRetryDelay;

    /** A comma separated list of attributes that the picture should not have. */
    private String negativePrompt;

    /** What the message body becomes: image (the JPEG, sent by the API in its response), url (the URL of the JPEG, valid for one hour), or download (the JPEG, downloaded from its URL; a failed download is repeated without paying again). */
    private PixelcutOutput output;

    /** A description of the desired scene. */
    private String prompt;

    /** How many requests per second the account allows, from 0.001 to 10000: all calls with the same baseUrl and apiKey are sent evenly, a little slower than that, and slower still after an answer 429. Such an answer is no failure: the call waits for its next turn, within requestTimeout. All endpoints of an account must have the same value. 0 switches the pace off: then a call that was answered with 429 is repeated as after 500. */
    private Double requestsPerSecond;

    /** The wait before the first retry. It doubles with each further one, and up to this much is added at random. */
    private Duration retryDelay;

    /** The size of the subject, above 0. With 1 its longest edge fits the canvas. If it is not set, the API uses 1, or 0.6 if it removed the background. */
    private Double scale;

    /** The preset scene. With a scene the API ignores the prompts. */
    private PixelcutScene scene;

    /** Whether an image is checked before it is sent. It must not be empty, not be text, have at most 25 MB (26214400 bytes), and from 64x64 to 6000x6000 pixels. An image whose size in pixels cannot be read is sent. If the check fails, nothing is sent. */
    private Boolean validateImage;

    /** The horizontal centre of the subject within the canvas, from 0 (left) to 1 (right). If it is not set, the API uses 0.5. */
    private Double xCenter;

    /** The vertical centre of the subject within the canvas, from 0 (top) to 1 (bottom). If it is not set, the API uses 0.5. */
    private Double yCenter;

    /** Whether autowiring is enabled. This is used for automatic autowiring options (the option must be marked as autowired) by looking up in the registry to find if there is a single instance of matching type, which then gets configured on the component. This can be used for automatic configuring JDBC data sources, JMS connection factories, AWS Clients, etc. */
    private Boolean autowiredEnabled;

    /** The URL of the API: absolute, http or https, without user, query and fragment. Change it only to call the sandbox or a gateway. */
    private String baseUrl;

    /** The time limit for making a connection, from 1 ms. */
    private Duration connectTimeout;

    /** A configurer for the HTTP client. It is applied before the component's own settings for retries, redirects, cookies and compression, which it cannot change. */
    private HttpClientConfigurer httpClientConfigurer;

    /** How scale, xCenter and yCenter are sent together with the bytes of an image: json (one part of type application/json) or brackets (one part for each value, with its name in square brackets; not verified against the real API). With the URL of an image they are always JSON. */
    private ImageTransformEncoding imageTransformEncoding;

    /** The number of concurrent calls for each distinct set of client options, from 1 to 10000. Further calls wait until one of them ends. */
    private Integer maxConcurrentRequests;

    /** The largest picture that is accepted from the API, in bytes, at least 1. A larger one is not read to its end, and the call fails with a PixelcutTransportException. */
    private Long maxResultSize;

    /** A bean that gives permits to all processes that use the same account. If it is not set, each process has its own pace. Not used with requestsPerSecond=0. */
    private PixelcutRateLimiter rateLimiter;

    /** Where the receipts are kept. If it is not set, they are in memory, shared by all endpoints of the component. Used with idempotent=true only. */
    private ReceiptRepository receiptRepository;

    /** The time limit for a whole call with its retries and the waits between them, from 1 ms. The wait for one of the maxConcurrentRequests does not count. The download of a result has the same limit again. If it is exceeded after the request was sent, the call fails as possibly charged. */
    private Duration requestTimeout;

    /** The longest time without data from the server while a response is awaited or read, from 1 ms. If it is exceeded after the request was sent, the call fails as possibly charged and is not sent again. */
    private Duration responseTimeout;

    /** What happens to a call whose receipt has no result, because it is in doubt or its URL has expired: review (the call fails with a PixelcutReceiptException) or resend (the picture is bought again, perhaps for the second time). Used with idempotent=true only. */
    private PixelcutResume resume;

    /** Used for enabling or disabling all producer based health checks from this component. Notice: Camel has by default disabled all producer based health-checks. You can turn on producer checks globally by setting camel.health.producersEnabled=true. */
    private Boolean healthCheckProducerEnabled;

    /** The number of credits below which the health check is DOWN. */
    private Long minCredits;

    /** Comma separated hosts that are reached without the proxy; a star stands for any characters. */
    private String nonProxyHosts;

    /** The user name for the HTTP proxy. */
    private String proxyAuthUsername;

    /** The host of the HTTP proxy. */
    private String proxyHost;

    /** The port of the HTTP proxy, from 1 to 65535. */
    private Integer proxyPort;

    /** Whether the base URL can be plain http on another machine. The API key then travels unencrypted. Without this option plain http is allowed on localhost, 127.0.0.0/8 and ::1 only. */
    private Boolean allowPlainHttp;

    /** The API key, usually sk_... If it is not set, the environment variable PIXELCUT_API_KEY is used. The key is sent to the base URL and nowhere else. */
    private String apiKey;

    /** The password for the HTTP proxy. */
    private String proxyAuthPassword;

    /** Comma separated names of the hosts from which results are downloaded, also after a redirect. A name that begins with a star and a dot stands for all subdomains. If it is not set, results are downloaded from any host with a public address. */
    private String resultHosts;

    /** The TLS settings, for example the trusted certificates. */
    private SSLContextParameters sslContextParameters;

    /** Whether endpoints without sslContextParameters use the TLS settings of the Camel context. */
    private Boolean useGlobalSslContextParameters;

    public PixelcutConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(PixelcutConfiguration configuration) {
        this.configuration = configuration;
    }

    public Boolean getIdempotent() {
        return idempotent;
    }

    public void setIdempotent(Boolean idempotent) {
        this.idempotent = idempotent;
    }

    public String getIdempotentKey() {
        return idempotentKey;
    }

    public void setIdempotentKey(String idempotentKey) {
        this.idempotentKey = idempotentKey;
    }

    public String getImageUrl() {
        return imageUrl;
    }

    public void setImageUrl(String imageUrl) {
        this.imageUrl = imageUrl;
    }

    public Boolean getLazyStartProducer() {
        return lazyStartProducer;
    }

    public void setLazyStartProducer(Boolean lazyStartProducer) {
        this.lazyStartProducer = lazyStartProducer;
    }

    public Integer getMaxRetries() {
        return maxRetries;
    }

    public void setMaxRetries(Integer maxRetries) {
        this.maxRetries = maxRetries;
    }

    public Duration getMaxRetryDelay() {
        return maxRetryDelay;
    }

    public void setMaxRetryDelay(Duration maxRetryDelay) {
        this.maxRetryDelay = maxRetryDelay;
    }

    public String getNegativePrompt() {
        return negativePrompt;
    }

    public void setNegativePrompt(String negativePrompt) {
        this.negativePrompt = negativePrompt;
    }

    public PixelcutOutput getOutput() {
        return output;
    }

    public void setOutput(PixelcutOutput output) {
        this.output = output;
    }

    public String getPrompt() {
        return prompt;
    }

    public void setPrompt(String prompt) {
        this.prompt = prompt;
    }

    public Double getRequestsPerSecond() {
        return requestsPerSecond;
    }

    public void setRequestsPerSecond(Double requestsPerSecond) {
        this.requestsPerSecond = requestsPerSecond;
    }

    public Duration getRetryDelay() {
        return retryDelay;
    }

    public void setRetryDelay(Duration retryDelay) {
        this.retryDelay = retryDelay;
    }

    public Double getScale() {
        return scale;
    }

    public void setScale(Double scale) {
        this.scale = scale;
    }

    public PixelcutScene getScene() {
        return scene;
    }

    public void setScene(PixelcutScene scene) {
        this.scene = scene;
    }

    public Boolean getValidateImage() {
        return validateImage;
    }

    public void setValidateImage(Boolean validateImage) {
        this.validateImage = validateImage;
    }

    public Double getXCenter() {
        return xCenter;
    }

    public void setXCenter(Double xCenter) {
        this.xCenter = xCenter;
    }

    public Double getYCenter() {
        return yCenter;
    }

    public void setYCenter(Double yCenter) {
        this.yCenter = yCenter;
    }

    public Boolean getAutowiredEnabled() {
        return autowiredEnabled;
    }

    public void setAutowiredEnabled(Boolean autowiredEnabled) {
        this.autowiredEnabled = autowiredEnabled;
    }

    public String getBaseUrl() {
        return baseUrl;
    }

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public Duration getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public HttpClientConfigurer getHttpClientConfigurer() {
        return httpClientConfigurer;
    }

    public void setHttpClientConfigurer(HttpClientConfigurer httpClientConfigurer) {
        this.httpClientConfigurer = httpClientConfigurer;
    }

    public ImageTransformEncoding getImageTransformEncoding() {
        return imageTransformEncoding;
    }

    public void setImageTransformEncoding(ImageTransformEncoding imageTransformEncoding) {
        this.imageTransformEncoding = imageTransformEncoding;
    }

    public Integer getMaxConcurrentRequests() {
        return maxConcurrentRequests;
    }

    public void setMaxConcurrentRequests(Integer maxConcurrentRequests) {
        this.maxConcurrentRequests = maxConcurrentRequests;
    }

    public Long getMaxResultSize() {
        return maxResultSize;
    }

    public void setMaxResultSize(Long maxResultSize) {
        this.maxResultSize = maxResultSize;
    }

    public PixelcutRateLimiter getRateLimiter() {
        return rateLimiter;
    }

    public void setRateLimiter(PixelcutRateLimiter rateLimiter) {
        this.rateLimiter = rateLimiter;
    }

    public ReceiptRepository getReceiptRepository() {
        return receiptRepository;
    }

    public void setReceiptRepository(ReceiptRepository receiptRepository) {
        this.receiptRepository = receiptRepository;
    }

    public Duration getRequestTimeout() {
        return requestTimeout;
    }

    public void setRequestTimeout(Duration requestTimeout) {
        this.requestTimeout = requestTimeout;
    }

    public Duration getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(Duration responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public PixelcutResume getResume() {
        return resume;
    }

    public void setResume(PixelcutResume resume) {
        this.resume = resume;
    }

    public Boolean getHealthCheckProducerEnabled() {
        return healthCheckProducerEnabled;
    }

    public void setHealthCheckProducerEnabled(Boolean healthCheckProducerEnabled) {
        this.healthCheckProducerEnabled = healthCheckProducerEnabled;
    }

    public Long getMinCredits() {
        return minCredits;
    }

    public void setMinCredits(Long minCredits) {
        this.minCredits = minCredits;
    }

    public String getNonProxyHosts() {
        return nonProxyHosts;
    }

    public void setNonProxyHosts(String nonProxyHosts) {
        this.nonProxyHosts = nonProxyHosts;
    }

    public String getProxyAuthUsername() {
        return proxyAuthUsername;
    }

    public void setProxyAuthUsername(String proxyAuthUsername) {
        this.proxyAuthUsername = proxyAuthUsername;
    }

    public String getProxyHost() {
        return proxyHost;
    }

    public void setProxyHost(String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public Integer getProxyPort() {
        return proxyPort;
    }

    public void setProxyPort(Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    public Boolean getAllowPlainHttp() {
        return allowPlainHttp;
    }

    public void setAllowPlainHttp(Boolean allowPlainHttp) {
        this.allowPlainHttp = allowPlainHttp;
    }

    public String getApiKey() {
        return apiKey;
    }

    public void setApiKey(String apiKey) {
        this.apiKey = apiKey;
    }

    public String getProxyAuthPassword() {
        return proxyAuthPassword;
    }

    public void setProxyAuthPassword(String proxyAuthPassword) {
        this.proxyAuthPassword = proxyAuthPassword;
    }

    public String getResultHosts() {
        return resultHosts;
    }

    public void setResultHosts(String resultHosts) {
        this.resultHosts = resultHosts;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public Boolean getUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    public void setUseGlobalSslContextParameters(Boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }
}
