package io.github.camelpixelcut;

import io.github.camelpixelcut.internal.client.ClientSettings;
import io.github.camelpixelcut.internal.client.RetryPolicy;
import java.time.Duration;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;

/** The options that component and endpoint share. An option that is null is not sent. */
@UriParams
public class PixelcutConfiguration implements Cloneable {

    /** Where the API is. */
    public static final String DEFAULT_BASE_URL = "https://api.developer.pixelcut.ai";

    @UriParam(
            label = "security",
            secret = true,
            description =
                    "The API key, usually sk_... If it is not set, the environment variable PIXELCUT_API_KEY is taken. The key is"
                            + " sent to the base URL and nowhere else.")
    private String apiKey;

    @UriParam(
            label = "advanced",
            defaultValue = DEFAULT_BASE_URL,
            description =
                    "Where the API is: an absolute http or https URL without query. To be changed for the sandbox or a gateway.")
    private String baseUrl = DEFAULT_BASE_URL;

    @UriParam(
            label = "security",
            description =
                    "Whether a base URL may be plain http on a host that is not this machine. The API key then travels unencrypted.")
    private boolean allowPlainHttp;

    @UriParam(description = "The URL of the image (http or https), for messages that bring neither an image nor a URL.")
    private String imageUrl;

    @UriParam(description = "The preset scene. With a scene the API ignores the prompts.")
    private PixelcutScene scene;

    @UriParam(description = "A description of the desired scene.")
    private String prompt;

    @UriParam(description = "A comma separated list of attributes that the picture should not have.")
    private String negativePrompt;

    @UriParam(
            javaType = "java.lang.Double",
            description =
                    "The size of the subject: above 0; with 1 its longest edge fits the canvas. If it is not set, the API takes 1,"
                            + " or 0.6 where it removed the background.")
    private Double scale;

    @UriParam(
            javaType = "java.lang.Double",
            description =
                    "The horizontal centre of the subject within the canvas, from 0 (left) to 1 (right). If it is not set, the"
                            + " API takes 0.5.")
    private Double xCenter;

    @UriParam(
            javaType = "java.lang.Double",
            description =
                    "The vertical centre of the subject within the canvas, from 0 (top) to 1 (bottom). If it is not set, the API"
                            + " takes 0.5.")
    private Double yCenter;

    @UriParam(
            defaultValue = "image",
            description =
                    "What the message body becomes: image (the JPEG, from the API in one request), url (the URL of the JPEG, valid"
                            + " for one hour), or download (the JPEG, fetched from its URL; the download can be repeated without"
                            + " paying again).")
    private PixelcutOutput output = PixelcutOutput.IMAGE;

    @UriParam(
            label = "advanced",
            defaultValue = "json",
            description = "How image_transform travels beside a binary image: json (one part of type application/json)"
                    + " or brackets (one part for each value, with its name in square brackets; not verified against the"
                    + " real API).")
    private ImageTransformEncoding imageTransformEncoding = ImageTransformEncoding.JSON;

    @UriParam(
            defaultValue = "true",
            description =
                    "Whether an image is checked before it is sent: not empty, at most 25 MB, from 64x64 to 6000x6000 pixels. What"
                            + " cannot be judged locally is sent.")
    private boolean validateImage = true;

    @UriParam(
            defaultValue = "5",
            description =
                    "How often a call is sent again after 429, 500, 503 or a connection that was never made. With 0 that is left to"
                            + " Camel's redelivery. A call that may have been paid for is never sent again.")
    private int maxRetries = 5;

    @UriParam(
            javaType = "java.time.Duration",
            defaultValue = "250",
            description =
                    "The wait before the first retry. It doubles with each further one, and up to this much is added at random.")
    private long retryDelay = 250;

    @UriParam(
            javaType = "java.time.Duration",
            defaultValue = "5000",
            description =
                    "The longest wait before a retry. A call for which the API asks for a longer wait (Retry-After) fails at once.")
    private long maxRetryDelay = 5_000;

    @UriParam(
            label = "advanced",
            javaType = "java.time.Duration",
            defaultValue = "10000",
            description = "The time for making a connection.")
    private long connectTimeout = 10_000;

    @UriParam(
            label = "advanced",
            javaType = "java.time.Duration",
            defaultValue = "120000",
            description = "The longest silence of the server while an answer is awaited or read.")
    private long responseTimeout = 120_000;

    @UriParam(
            label = "advanced",
            javaType = "java.time.Duration",
            defaultValue = "300000",
            description =
                    "The time for a whole call with its retries. The download of a result has the same time again.")
    private long requestTimeout = 300_000;

    @UriParam(
            label = "advanced",
            defaultValue = "52428800",
            description = "The largest picture that is taken from the API, in bytes.")
    private long maxResultSize = 50L * 1024 * 1024;

    @UriParam(
            description =
                    "Whether a picture that was bought before is not bought again: its result is delivered once more. Known by"
                            + " its receipt, across exchanges, and as far as the receiptRepository reaches also across restarts and machines.")
    private boolean idempotent;

    @UriParam(
            description =
                    "An expression in the simple language that makes the key of a picture, for example ${file:name}-${file:size}. If"
                            + " it is not set, the key is the SHA-256 of the image and of all that is sent with it. Used with idempotent=true only.")
    private String idempotentKey;

    @UriParam(
            label = "advanced",
            description =
                    "Where the receipts are kept. If it is not set, in memory, shared by all endpoints of the component. Used with"
                            + " idempotent=true only.")
    private ReceiptRepository receiptRepository;

    @UriParam(
            label = "advanced",
            defaultValue = "review",
            description =
                    "What becomes of a picture whose receipt gives no result, because it is in doubt or its URL has expired: review"
                            + " (the call fails with a PixelcutReceiptException) or resend (it is bought again, perhaps for the second time)."
                            + " Used with idempotent=true only.")
    private PixelcutResume resume = PixelcutResume.REVIEW;

    @UriParam(
            label = "security",
            description =
                    "Comma separated names of the hosts from which results are downloaded, also after a redirect. A name that begins with a"
                            + " star and a dot stands for all subdomains. If it is not set, results are downloaded from any"
                            + " host with a public address.")
    private String resultHosts;

    @UriParam(label = "security", description = "The TLS settings, for example the trusted certificates.")
    private SSLContextParameters sslContextParameters;

    @UriParam(label = "proxy", description = "The host of the HTTP proxy.")
    private String proxyHost;

    @UriParam(
            label = "proxy",
            javaType = "java.lang.Integer",
            description = "The port of the HTTP proxy, from 1 to 65535.")
    private Integer proxyPort;

    @UriParam(label = "proxy", description = "The user name for the HTTP proxy.")
    private String proxyAuthUsername;

    @UriParam(label = "proxy,security", secret = true, description = "The password for the HTTP proxy.")
    private String proxyAuthPassword;

    @UriParam(
            label = "proxy",
            description = "Comma separated hosts that are reached without the proxy; a star stands for any characters.")
    private String nonProxyHosts;

    @UriParam(
            label = "advanced",
            description =
                    "A configurer for the HTTP client, applied before the component's own settings: those for retries, redirects,"
                            + " cookies and compression always hold.")
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

    public void setApiKey(String apiKey) {
        this.apiKey = apiKey;
    }

    public String getBaseUrl() {
        return baseUrl;
    }

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public boolean isAllowPlainHttp() {
        return allowPlainHttp;
    }

    public void setAllowPlainHttp(boolean allowPlainHttp) {
        this.allowPlainHttp = allowPlainHttp;
    }

    public String getImageUrl() {
        return imageUrl;
    }

    public void setImageUrl(String imageUrl) {
        this.imageUrl = imageUrl;
    }

    public PixelcutScene getScene() {
        return scene;
    }

    public void setScene(PixelcutScene scene) {
        this.scene = scene;
    }

    public String getPrompt() {
        return prompt;
    }

    public void setPrompt(String prompt) {
        this.prompt = prompt;
    }

    public String getNegativePrompt() {
        return negativePrompt;
    }

    public void setNegativePrompt(String negativePrompt) {
        this.negativePrompt = negativePrompt;
    }

    public Double getScale() {
        return scale;
    }

    public void setScale(Double scale) {
        this.scale = scale;
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

    public PixelcutOutput getOutput() {
        return output;
    }

    public void setOutput(PixelcutOutput output) {
        this.output = output;
    }

    public ImageTransformEncoding getImageTransformEncoding() {
        return imageTransformEncoding;
    }

    public void setImageTransformEncoding(ImageTransformEncoding imageTransformEncoding) {
        this.imageTransformEncoding = imageTransformEncoding;
    }

    public boolean isValidateImage() {
        return validateImage;
    }

    public void setValidateImage(boolean validateImage) {
        this.validateImage = validateImage;
    }

    public int getMaxRetries() {
        return maxRetries;
    }

    public void setMaxRetries(int maxRetries) {
        this.maxRetries = maxRetries;
    }

    public long getRetryDelay() {
        return retryDelay;
    }

    public void setRetryDelay(long retryDelay) {
        this.retryDelay = retryDelay;
    }

    public long getMaxRetryDelay() {
        return maxRetryDelay;
    }

    public void setMaxRetryDelay(long maxRetryDelay) {
        this.maxRetryDelay = maxRetryDelay;
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public long getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(long responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public long getRequestTimeout() {
        return requestTimeout;
    }

    public void setRequestTimeout(long requestTimeout) {
        this.requestTimeout = requestTimeout;
    }

    public long getMaxResultSize() {
        return maxResultSize;
    }

    public void setMaxResultSize(long maxResultSize) {
        this.maxResultSize = maxResultSize;
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

    public String getProxyAuthUsername() {
        return proxyAuthUsername;
    }

    public void setProxyAuthUsername(String proxyAuthUsername) {
        this.proxyAuthUsername = proxyAuthUsername;
    }

    public String getProxyAuthPassword() {
        return proxyAuthPassword;
    }

    public void setProxyAuthPassword(String proxyAuthPassword) {
        this.proxyAuthPassword = proxyAuthPassword;
    }

    public String getNonProxyHosts() {
        return nonProxyHosts;
    }

    public void setNonProxyHosts(String nonProxyHosts) {
        this.nonProxyHosts = nonProxyHosts;
    }

    public HttpClientConfigurer getHttpClientConfigurer() {
        return httpClientConfigurer;
    }

    public void setHttpClientConfigurer(HttpClientConfigurer httpClientConfigurer) {
        this.httpClientConfigurer = httpClientConfigurer;
    }

    public boolean isIdempotent() {
        return idempotent;
    }

    public void setIdempotent(boolean idempotent) {
        this.idempotent = idempotent;
    }

    public String getIdempotentKey() {
        return idempotentKey;
    }

    public void setIdempotentKey(String idempotentKey) {
        this.idempotentKey = idempotentKey;
    }

    public ReceiptRepository getReceiptRepository() {
        return receiptRepository;
    }

    public void setReceiptRepository(ReceiptRepository receiptRepository) {
        this.receiptRepository = receiptRepository;
    }

    public PixelcutResume getResume() {
        return resume;
    }

    public void setResume(PixelcutResume resume) {
        this.resume = resume;
    }
}
