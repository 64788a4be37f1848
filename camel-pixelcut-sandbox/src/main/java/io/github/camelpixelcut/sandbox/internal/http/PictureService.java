package io.github.camelpixelcut.sandbox.internal.http;

import static io.github.camelpixelcut.sandbox.internal.error.ErrorCode.UNKNOWN_FOREGROUND;

import io.github.camelpixelcut.sandbox.internal.compose.LruCache;
import io.github.camelpixelcut.sandbox.internal.compose.PictureMaker;
import io.github.camelpixelcut.sandbox.internal.cutout.UnknownForegroundException;
import io.github.camelpixelcut.sandbox.internal.error.RefusedException;
import io.github.camelpixelcut.sandbox.internal.input.CallerGoneException;
import io.github.camelpixelcut.sandbox.internal.input.DecodingBudget;
import io.github.camelpixelcut.sandbox.internal.input.ImageDecoder;
import io.github.camelpixelcut.sandbox.internal.input.LoopbackFetcher;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Makes the pictures that calls ask for. */
final class PictureService {

    /** Heap reserved for each picture in the making. Measured: an RGBA PNG of 6000x6000 needs a heap of 200 MB. */
    private static final long BYTES_PER_PICTURE = 256L * 1024 * 1024;

    /** Limits how many pictures are made at a time. Shared by all sandboxes of the JVM, like heap and processors. */
    private static final Semaphore RENDER_PERMITS = new Semaphore(renderPermits());

    /** Test suites request the same few pictures again and again. The same input always gives the same picture. */
    private static final LruCache<PictureKey, byte[]> PICTURES = new LruCache<>(100);

    private final LoopbackFetcher fetcher = new LoopbackFetcher(Duration.ofSeconds(10), Duration.ofSeconds(60));

    private static int renderPermits() {
        Runtime jvm = Runtime.getRuntime();
        return (int) Math.max(1, Math.min(jvm.availableProcessors(), jvm.maxMemory() / BYTES_PER_PICTURE));
    }

    /**
     * @return a JPEG; the array is shared
     * @throws RefusedException if there is no image at the URL, or no picture can be made of the image
     * @throws CallerGoneException if the client has closed the connection; noticed only if the work takes long
     */
    byte[] picture(GenerateRequest request, ClientConnection client) throws RefusedException, CallerGoneException {
        byte[] image = request.image() == null ? fetcher.fetch(request.imageUrl()) : request.image();
        PictureKey key = PictureKey.of(image, request);
        acquirePermit(client);
        try {
            byte[] jpeg = PICTURES.get(key);
            if (jpeg == null) {
                BufferedImage pixels = ImageDecoder.decode(image, DecodingBudget.startingNow(client::isClosed));
                jpeg = PictureMaker.make(pixels, request.placement(), request.backdrop());
                PICTURES.put(key, jpeg);
            }
            return jpeg;
        } catch (UnknownForegroundException e) {
            throw new RefusedException(
                    UNKNOWN_FOREGROUND, "The foreground subject of the image could not be detected: " + e.getMessage());
        } finally {
            RENDER_PERMITS.release();
        }
    }

    private static void acquirePermit(ClientConnection client) throws CallerGoneException {
        try {
            while (!RENDER_PERMITS.tryAcquire(1, TimeUnit.SECONDS)) {
                if (client.isClosed()) {
                    throw new CallerGoneException();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The sandbox is being stopped", e);
        }
    }
}
