package io.github.camelpixelcut;

import io.github.camelpixelcut.internal.client.ClientSettings;
import io.github.camelpixelcut.internal.client.RetryPolicy;
import java.time.Duration;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * The options that component and endpoint share. Null means not set: the option is not sent, and the API uses its own
 * default. Durations are in milliseconds. Limits and defaults of the API are those of its OpenAPI document.
 *
 * <p>The setters accept every value. A value that is not allowed fails when an endpoint is created, with a
 * {@link org.apache.camel.ResolveEndpointFailedException} whose cause names the option, the value and what is allowed.
 */
@UriParams
public class PixelcutConfiguration implements Cloneable {

    /** The URL of the API, from its OpenAPI document. */
    public static final String DEFAULT_BASE_URL = "https://api.developer.pixelcut.ai";

    @UriParam(label = "security", secret = true)
    private String apiKey;

    @UriParam(label = "advanced", defaultValue = DEFAULT_BASE_URL)
    private String baseUrl = DEFAULT_BASE_URL;

    @UriParam(label = "security")
    private boolean allowPlainHttp;

    @UriParam
    private String imageUrl;

    @UriParam
    private PixelcutScene scene;

    @UriParam
    private String prompt;

    @UriParam
    private String negativePrompt;

    @UriParam(javaType = "java.lang.Double")
    private Double scale;

    @UriParam(javaType = "java.lang.Double")
    private Double xCenter;

    @UriParam(javaType = "java.lang.Double")
    private Double yCenter;

    @UriParam(defaultValue = "image")
    private PixelcutOutput output = PixelcutOutput.IMAGE;

    @UriParam(label = "advanced", defaultValue = "json")
    private ImageTransformEncoding imageTransformEncoding = ImageTransformEncoding.JSON;

    @UriParam(defaultValue = "true")
    private boolean validateImage = true;

    @UriParam(defaultValue = "5")
    private int maxRetries = 5;

    @UriParam(javaType = "java.time.Duration", defaultValue = "250")
    private long retryDelay = 250;

    @UriParam(javaType = "java.time.Duration", defaultValue = "5000")
    private long maxRetryDelay = 5_000;

    @UriParam(defaultValue = "5")
    private double requestsPerSecond = 5;

    @UriParam(label = "advanced")
    private PixelcutRateLimiter rateLimiter;

    @UriParam(label = "advanced", javaType = "java.time.Duration", defaultValue = "10000")
    private long connectTimeout = 10_000;

    @UriParam(label = "advanced", javaType = "java.time.Duration", defaultValue = "120000")
    private long responseTimeout = 120_000;

    @UriParam(label = "advanced", javaType = "java.time.Duration", defaultValue = "300000")
    private long requestTimeout = 300_000;

    @UriParam(label = "advanced", defaultValue = "52428800")
    private long maxResultSize = 50L * 1024 * 1024;

    @UriParam
    private boolean idempotent;

    @UriParam
    private String idempotentKey;

    @UriParam(label = "advanced")
    private ReceiptRepository receiptRepository;

    @UriParam(label = "advanced", defaultValue = "review")
    private PixelcutResume resume = PixelcutResume.REVIEW;

    @UriParam(label = "security")
    private String resultHosts;

    @UriParam(label = "security")
    private SSLContextParameters sslContextParameters;

    @UriParam(label = "proxy")
    private String proxyHost;

    @UriParam(label = "proxy", javaType = "java.lang.Integer")
    private Integer proxyPort;

    @UriParam(label = "proxy")
    private String proxyAuthUsername;

    @UriParam(label = "proxy,security", secret = true)
    private String proxyAuthPassword;

    @UriParam(label = "proxy")
    private String nonProxyHosts;

    @UriParam(label = "advanced")
    private HttpClientConfigurer httpClientConfigurer;

    PixelcutConfiguration copy() {
        try {
            return (PixelcutConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    ClientSettings clientSettings(String key) {
        return new ClientSettings(
                baseUrl,
                key,
                connectTimeout,
                responseTimeout,
                sslContextParameters,
                proxyHost,
                proxyPort,
                proxyAuthUsername,
                proxyAuthPassword,
                nonProxyHosts,
                resultHosts,
                httpClientConfigurer);
    }

    PaceSettings paceSettings() {
        return new PaceSettings(requestsPerSecond, rateLimiter);
    }

    RetryPolicy retryPolicy() {
        return new RetryPolicy(
                maxRetries,
                Duration.ofMillis(retryDelay),
                Duration.ofMillis(maxRetryDelay),
                Duration.ofMillis(requestTimeout));
    }

    public String getApiKey() {
        return apiKey;
    }

    /**
     * The API key, usually sk_... If it is not set, the environment variable PIXELCUT_API_KEY is used. The key is sent
     * to the base URL and nowhere else.
     */
    public void setApiKey(String apiKey) {
        this.apiKey = apiKey;
    }

    public String getBaseUrl() {
        return baseUrl;
    }

    /**
     * The URL of the API: absolute, http or https, without user, query and fragment. Change it only to call the sandbox
     * or a gateway.
     */
    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public boolean isAllowPlainHttp() {
        return allowPlainHttp;
    }

    /**
     * Whether the base URL can be plain http on another machine. The API key then travels unencrypted. Without this
     * option plain http is allowed on localhost, 127.0.0.0/8 and ::1 only.
     */
    public void setAllowPlainHttp(boolean allowPlainHttp) {
        this.allowPlainHttp = allowPlainHttp;
    }

    public String getImageUrl() {
        return imageUrl;
    }

    /**
     * The URL of the image, absolute, http or https. It is used for messages that contain neither an image nor its URL.
     * The API downloads the image; the component does not check it.
     */
    public void setImageUrl(String imageUrl) {
        this.imageUrl = imageUrl;
    }

    public PixelcutScene getScene() {
        return scene;
    }

    /** The preset scene. With a scene the API ignores the prompts. */
    public void setScene(PixelcutScene scene) {
        this.scene = scene;
    }

    public String getPrompt() {
        return prompt;
    }

    /** A description of the desired scene. */
    public void setPrompt(String prompt) {
        this.prompt = prompt;
    }

    public String getNegativePrompt() {
        return negativePrompt;
    }

    /** A comma separated list of attributes that the picture should not have. */
    public void setNegativePrompt(String negativePrompt) {
        this.negativePrompt = negativePrompt;
    }

    public Double getScale() {
        return scale;
    }

    /**
     * The size of the subject, above 0. With 1 its longest edge fits the canvas. If it is not set, the API uses 1, or
     * 0.6 if it removed the background.
     */
    public void setScale(Double scale) {
        this.scale = scale;
    }

    public Double getXCenter() {
        return xCenter;
    }

    /**
     * The horizontal centre of the subject within the canvas, from 0 (left) to 1 (right). If it is not set, the API
     * uses 0.5.
     */
    public void setXCenter(Double xCenter) {
        this.xCenter = xCenter;
    }

    public Double getYCenter() {
        return yCenter;
    }

    /**
     * The vertical centre of the subject within the canvas, from 0 (top) to 1 (bottom). If it is not set, the API uses
     * 0.5.
     */
    public void setYCenter(Double yCenter) {
        this.yCenter = yCenter;
    }

    public PixelcutOutput getOutput() {
        return output;
    }

    /**
     * What the message body becomes: image (the JPEG, sent by the API in its response), url (the URL of the JPEG, valid
     * for one hour), or download (the JPEG, downloaded from its URL; a failed download is repeated without paying
     * again).
     */
    public void setOutput(PixelcutOutput output) {
        this.output = output;
    }

    public ImageTransformEncoding getImageTransformEncoding() {
        return imageTransformEncoding;
    }

    /**
     * How scale, xCenter and yCenter are sent together with the bytes of an image: json (one part of type
     * application/json) or brackets (one part for each value, with its name in square brackets; not verified against
     * the real API). With the URL of an image they are always JSON.
     */
    public void setImageTransformEncoding(ImageTransformEncoding imageTransformEncoding) {
        this.imageTransformEncoding = imageTransformEncoding;
    }

    public boolean isValidateImage() {
        return validateImage;
    }

    /**
     * Whether an image is checked before it is sent. It must not be empty, not be text, have at most 25 MB (26214400
     * bytes), and from 64x64 to 6000x6000 pixels. An image whose size in pixels cannot be read is sent. If the check
     * fails, nothing is sent.
     */
    public void setValidateImage(boolean validateImage) {
        this.validateImage = validateImage;
    }

    public int getMaxRetries() {
        return maxRetries;
    }

    /**
     * How often a call is sent again after 429, 500, 503 or a connection that was never made. With 0 that is left to
     * Camel's redelivery. A call that may have been paid for is never sent again.
     */
    public void setMaxRetries(int maxRetries) {
        this.maxRetries = maxRetries;
    }

    public long getRetryDelay() {
        return retryDelay;
    }

    /** The wait before the first retry. It doubles with each further one, and up to this much is added at random. */
    public void setRetryDelay(long retryDelay) {
        this.retryDelay = retryDelay;
    }

    public long getMaxRetryDelay() {
        return maxRetryDelay;
    }

    /** The longest wait before a retry. A call for which the API asks for a longer wait (Retry-After) fails at once. */
    public void setMaxRetryDelay(long maxRetryDelay) {
        this.maxRetryDelay = maxRetryDelay;
    }

    public double getRequestsPerSecond() {
        return requestsPerSecond;
    }

    /**
     * How many requests per second the account allows, from 0.001 to 10000: all calls with the same baseUrl and apiKey
     * are sent evenly, a little slower than that, and slower still after an answer 429. Such an answer is no failure:
     * the call waits for its next turn, within requestTimeout. All endpoints of an account must have the same value. 0
     * switches the pace off: then a call that was answered with 429 is repeated as after 500.
     */
    public void setRequestsPerSecond(double requestsPerSecond) {
        this.requestsPerSecond = requestsPerSecond;
    }

    public PixelcutRateLimiter getRateLimiter() {
        return rateLimiter;
    }

    /**
     * A bean that gives permits to all processes that use the same account. If it is not set, each process has its own
     * pace. Not used with requestsPerSecond=0.
     */
    public void setRateLimiter(PixelcutRateLimiter rateLimiter) {
        this.rateLimiter = rateLimiter;
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    /** The time limit for making a connection, from 1 ms. */
    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public long getResponseTimeout() {
        return responseTimeout;
    }

    /**
     * The longest time without data from the server while a response is awaited or read, from 1 ms. If it is exceeded
     * after the request was sent, the call fails as possibly charged and is not sent again.
     */
    public void setResponseTimeout(long responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public long getRequestTimeout() {
        return requestTimeout;
    }

    /**
     * The time limit for a whole call with its retries and the waits between them, from 1 ms. The wait for one of the
     * maxConcurrentRequests does not count. The download of a result has the same limit again. If it is exceeded after
     * the request was sent, the call fails as possibly charged.
     */
    public void setRequestTimeout(long requestTimeout) {
        this.requestTimeout = requestTimeout;
    }

    public long getMaxResultSize() {
        return maxResultSize;
    }

    /**
     * The largest picture that is accepted from the API, in bytes, at least 1. A larger one is not read to its end, and
     * the call fails with a PixelcutTransportException.
     */
    public void setMaxResultSize(long maxResultSize) {
        this.maxResultSize = maxResultSize;
    }

    public String getResultHosts() {
        return resultHosts;
    }

    /**
     * Comma separated names of the hosts from which results are downloaded, also after a redirect. A name that begins
     * with a star and a dot stands for all subdomains. If it is not set, results are downloaded from any host with a
     * public address.
     */
    public void setResultHosts(String resultHosts) {
        this.resultHosts = resultHosts;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    /** The TLS settings, for example the trusted certificates. */
    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public String getProxyHost() {
        return proxyHost;
    }

    /** The host of the HTTP proxy. */
    public void setProxyHost(String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public Integer getProxyPort() {
        return proxyPort;
    }

    /** The port of the HTTP proxy, from 1 to 65535. */
    public void setProxyPort(Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    public String getProxyAuthUsername() {
        return proxyAuthUsername;
    }

    /** The user name for the HTTP proxy. */
    public void setProxyAuthUsername(String proxyAuthUsername) {
        this.proxyAuthUsername = proxyAuthUsername;
    }

    public String getProxyAuthPassword() {
        return proxyAuthPassword;
    }

    /** The password for the HTTP proxy. */
    public void setProxyAuthPassword(String proxyAuthPassword) {
        this.proxyAuthPassword = proxyAuthPassword;
    }

    public String getNonProxyHosts() {
        return nonProxyHosts;
    }

    /** Comma separated hosts that are reached without the proxy; a star stands for any characters. */
    public void setNonProxyHosts(String nonProxyHosts) {
        this.nonProxyHosts = nonProxyHosts;
    }

    public HttpClientConfigurer getHttpClientConfigurer() {
        return httpClientConfigurer;
    }

    /**
     * A configurer for the HTTP client. It is applied before the component's own settings for retries, redirects,
     * cookies and compression, which it cannot change.
     */
    public void setHttpClientConfigurer(HttpClientConfigurer httpClientConfigurer) {
        this.httpClientConfigurer = httpClientConfigurer;
    }

    public boolean isIdempotent() {
        return idempotent;
    }

    /**
     * Whether a picture that was bought before is not bought again: its result is delivered once more. Pictures are
     * recognised by their receipts, across exchanges, and with a shared receiptRepository also across restarts and
     * machines.
     */
    public void setIdempotent(boolean idempotent) {
        this.idempotent = idempotent;
    }

    public String getIdempotentKey() {
        return idempotentKey;
    }

    /**
     * An expression in the simple language that makes the key of a picture, for example ${file:name}-${file:size}. If
     * it is not set, the key is the SHA-256 of the image and of everything that is sent with it. Used with
     * idempotent=true only.
     */
    public void setIdempotentKey(String idempotentKey) {
        this.idempotentKey = idempotentKey;
    }

    public ReceiptRepository getReceiptRepository() {
        return receiptRepository;
    }

    /**
     * Where the receipts are kept. If it is not set, they are in memory, shared by all endpoints of the component. Used
     * with idempotent=true only.
     */
    public void setReceiptRepository(ReceiptRepository receiptRepository) {
        this.receiptRepository = receiptRepository;
    }

    public PixelcutResume getResume() {
        return resume;
    }

    /**
     * What happens to a call whose receipt has no result, because it is in doubt or its URL has expired: review (the
     * call fails with a PixelcutReceiptException) or resend (the picture is bought again, perhaps for the second time).
     * Used with idempotent=true only.
     */
    public void setResume(PixelcutResume resume) {
        this.resume = resume;
    }
}
