package io.github.camelpixelcut;

import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.internal.client.ApiRequest;
import io.github.camelpixelcut.internal.image.FingerprintedImage;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * One picture that an exchange buys, has bought, or may have bought. The lock of its {@link ExchangePurchases} guards
 * the state that decides whether it may be repeated.
 */
final class Purchase {

    private final What what;
    private final FingerprintedImage image;
    private final WeakReference<Object> body;
    private final Object place;
    private final CountDownLatch ended = new CountDownLatch(1);

    private volatile PixelcutException failure;
    private volatile String resultUrl;
    private volatile Instant expires;
    /**
     * A soft reference: an exchange of thousands of parts must not fill the memory with pictures that were delivered
     * already.
     */
    private volatile SoftReference<StoredImage> picture = new SoftReference<>(null);

    private String exchangeId;
    private long position;
    private boolean open;
    private boolean redelivered;
    private int openedIn;

    /**
     * @param image null where it is given by URL
     * @param body where the image came from
     * @param place the step of the route that asks for it
     */
    Purchase(What what, FingerprintedImage image, Object body, Object place) {
        this.what = what;
        this.image = image;
        this.body = new WeakReference<>(body);
        this.place = place;
    }

    /**
     * The request without the bytes of the image. The API key and the host are not part of it: a repetition for another
     * account would cost credits as well.
     */
    record What(String path, String accept, Map<String, Object> fields, long imageLength) {

        /** @throws IOException if the image cannot be read */
        static What of(ApiRequest request) throws IOException {
            return new What(
                    request.path(),
                    request.accept(),
                    request.fields(),
                    request.image() == null ? 0 : request.image().length());
        }
    }

    What what() {
        return what;
    }

    boolean isAt(Object step) {
        return place == step;
    }

    /**
     * Waits for the end of a call that is in flight: its image is known by then.
     *
     * @throws IOException if an image cannot be read
     */
    boolean isOf(FingerprintedImage other) throws IOException, InterruptedException {
        ended.await();
        return image == null ? other == null : other != null && image.isSameAs(other);
    }

    boolean isReadFrom(Object stream) {
        return image != null && body.refersTo(stream);
    }

    FingerprintedImage image() {
        return image;
    }

    void paid(PaidResult result) {
        resultUrl = result.resultUrl();
        expires = result.expires();
        if (result.picture() != null) {
            picture = new SoftReference<>(result.picture());
        }
        ended.countDown();
    }

    /** The picture was downloaded, and can be delivered after its URL has expired. */
    void fetched(StoredImage fetchedPicture) {
        picture = new SoftReference<>(fetchedPicture);
        failure = null;
    }

    /** The call or the download failed. Without a result it is not known whether it was paid for. */
    void failed(PixelcutException e, Instant urlExpires) {
        failure = e;
        if (resultUrl == null && e.getResultUrl() != null) {
            resultUrl = e.getResultUrl();
            expires = urlExpires;
        }
        ended.countDown();
    }

    /** For a call that is known to have cost nothing. */
    void end() {
        ended.countDown();
    }

    PixelcutException failure() {
        return failure;
    }

    boolean isInDoubt() {
        return ended.getCount() == 0 && failure != null && resultUrl == null;
    }

    boolean isInFlight() {
        return ended.getCount() > 0;
    }

    /** Its result; without a URL and without a picture if that is no longer in memory. */
    PaidResult result() {
        return new PaidResult(resultUrl, expires, picture.get());
    }

    String exchangeId() {
        return exchangeId;
    }

    long position() {
        return position;
    }

    /** Records that this exchange has made it, as its last one so far. */
    void move(String toExchangeId, long toPosition) {
        exchangeId = toExchangeId;
        position = toPosition;
        open = false;
        redelivered = false;
    }

    void giveTo(String otherExchangeId) {
        exchangeId = otherExchangeId;
    }

    /** Whether the same request is a repetition of this one. */
    boolean isOpen() {
        return open;
    }

    void open(int generation) {
        open = true;
        openedIn = Math.max(openedIn, generation);
    }

    /** The generation of the exchange that opened it last. */
    int openedIn() {
        return openedIn;
    }

    void close() {
        open = false;
    }

    /** Whether Camel has redelivered the exchange since it was asked for. */
    boolean isRedelivered() {
        return redelivered;
    }

    void redelivered() {
        redelivered = true;
    }
}
