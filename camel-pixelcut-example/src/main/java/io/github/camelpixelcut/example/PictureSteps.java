package io.github.camelpixelcut.example;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.component.aws2.s3.AWS2S3Constants;

/**
 * The steps of the route that Camel does not have, from the file to the stored picture. The route calls them as methods
 * of the bean {@code pictureSteps}. The steps after a failure are {@link FailureSteps}.
 */
public final class PictureSteps {

    /** The key of the finished picture in S3. */
    private static final String OBJECT_KEY = "objectKey";

    /** The value of the option {@code idempotentKey}: what the call buys. */
    private static final String PURCHASE = "purchase";

    private final PictureReceipts receipts;
    private final RunProgress progress;
    private final OutcomeRecorder outcomes;
    private final JobCompletion completion;
    private final S3Keys keys;
    private final Shutdown shutdown;

    PictureSteps(
            PictureReceipts receipts,
            RunProgress progress,
            OutcomeRecorder outcomes,
            JobCompletion completion,
            S3Keys keys,
            Shutdown shutdown) {
        this.receipts = receipts;
        this.progress = progress;
        this.outcomes = outcomes;
        this.completion = completion;
        this.keys = keys;
        this.shutdown = shutdown;
    }

    /**
     * The first step. It decides, by the receipts of an earlier run that was killed, which call this job makes.
     *
     * @throws CancellationException when the run is about to end: the picture stays in the inbox
     * @throws IllegalArgumentException when S3 cannot take the name; nothing was paid yet
     * @throws IOException when the receipts cannot be read
     */
    public void begin(Exchange exchange) throws IOException {
        if (shutdown.isRequested()) {
            throw new CancellationException();
        }
        Picture picture = Picture.of(exchange);
        PictureJob job = PictureJob.begin(exchange, picture);
        progress.begin(picture, waitingBehind(exchange));
        exchange.getExchangeExtension().addOnCompletion(completion);
        exchange.setProperty(OBJECT_KEY, keys.keyOf(picture));
        job.setCall(receipts.callFor(picture));
        exchange.setProperty(PURCHASE, PictureReceipts.purchase(picture.key(), job.call()));
    }

    private static int waitingBehind(Exchange exchange) {
        int size = exchange.getProperty(ExchangePropertyKey.BATCH_SIZE, 1, Integer.class);
        int index = exchange.getProperty(ExchangePropertyKey.BATCH_INDEX, 0, Integer.class);
        return size - index - 1;
    }

    /** The finished picture is in the body. */
    public void downloaded(Exchange exchange) {
        PictureJob.of(exchange).setPaid();
    }

    /** S3 metadata is ASCII: all other characters of the file's name are percent-encoded as UTF-8. */
    public Map<String, String> metadata(Exchange exchange) {
        String name = PictureJob.of(exchange).picture().path().getFileName().toString();
        return Map.of(
                "source-name", URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    /** The last step: S3 has the picture. */
    public void stored(Exchange exchange) {
        PictureJob job = PictureJob.of(exchange);
        byte[] jpeg = exchange.getMessage().getBody(byte[].class);
        Thumbnail.of(jpeg).ifPresent(thumbnail -> progress.keepThumbnail(job.picture(), thumbnail));
        outcomes.stored(job, jpeg.length, s3AddressOf(exchange));
        job.end(PictureJob.End.STORED);
    }

    private static String s3AddressOf(Exchange exchange) {
        return "s3://%s/%s"
                .formatted(
                        exchange.getMessage().getHeader(AWS2S3Constants.PRODUCED_BUCKET_NAME),
                        exchange.getMessage().getHeader(AWS2S3Constants.PRODUCED_KEY));
    }
}
