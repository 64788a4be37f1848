package io.github.camelpixelcut.benchmarks.client;

/** What is compared. All contenders send the same form with a picture and a scene, and receive the same JPEG. */
public enum Contender {
    PIXELCUT("camel-pixelcut"),
    /**
     * The result stays in the form in which the component returns it: the cost without Camel's conversion to an array.
     */
    PIXELCUT_NOT_CONVERTED("camel-pixelcut, result not converted"),
    CAMEL_HTTP("(a) camel-http"),
    /** The step behind Camel's throttle, with redeliveries. */
    CAMEL_HTTP_THROTTLED("(d) camel-http, throttled"),
    /** Does not wait for a picture before it begins the next one. */
    CAMEL_HTTP_THREADS("(e) camel-http, throttled, 100 threads"),
    CAMEL_HTTP_STREAM("(a) camel-http, stream body"),
    CAMEL_HTTP_BYTES("(a) camel-http, byte[] body"),
    HTTP_CLIENT("(b) HttpClient 5"),
    JDK_CLIENT("(c) JDK HttpClient");

    /** As many as the component has. */
    private static final int THREADS = 100;

    private final String title;

    Contender(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /**
     * @param baseUrl of the API
     * @param maxConcurrent the number of concurrent calls that it must allow
     */
    public Caller open(String baseUrl, int maxConcurrent) throws Exception {
        return switch (this) {
            case HTTP_CLIENT -> new HttpClientCaller(baseUrl, maxConcurrent);
            case JDK_CLIENT -> new JdkCaller(baseUrl);
            case PIXELCUT_NOT_CONVERTED -> new CamelCaller(step(baseUrl, maxConcurrent), false);
            default -> new CamelCaller(step(baseUrl, maxConcurrent), true);
        };
    }

    /** The route step of a contender that is a Camel route. */
    CamelStep step(String baseUrl, int maxConcurrent) {
        return switch (this) {
            case PIXELCUT, PIXELCUT_NOT_CONVERTED -> new PixelcutStep(baseUrl, maxConcurrent, false, null);
            case CAMEL_HTTP -> new CamelHttpStep(baseUrl, maxConcurrent, MultipartBody.FILE);
            case CAMEL_HTTP_THROTTLED -> new ThrottledHttpStep(CAMEL_HTTP.step(baseUrl, maxConcurrent), 0);
            case CAMEL_HTTP_THREADS -> new ThrottledHttpStep(CAMEL_HTTP.step(baseUrl, THREADS), THREADS);
            case CAMEL_HTTP_STREAM -> new CamelHttpStep(baseUrl, maxConcurrent, MultipartBody.STREAM);
            case CAMEL_HTTP_BYTES -> new CamelHttpStep(baseUrl, maxConcurrent, MultipartBody.BYTES);
            default -> throw new IllegalArgumentException(title + " is not a Camel route");
        };
    }
}
