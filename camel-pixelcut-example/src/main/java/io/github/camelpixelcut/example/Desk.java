package io.github.camelpixelcut.example;

import io.github.camelpixelcut.PixelcutConstants;
import io.github.camelpixelcut.example.Outcome.Kind;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.component.aws2.s3.AWS2S3Constants;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * The steps of the route that are no plain Camel: they note what became of each picture and put pictures aside. The
 * route calls them by name, as the bean {@code desk}.
 */
public final class Desk {

    private static final String PICTURE = "picture";
    private static final String NOTED = "noted";
    /** The picture must never be taken again although it is still in the inbox. */
    private static final String STUCK = "stuck";
    /** The picture may be taken again. */
    private static final String STAYS = "stays";

    private final Workspace workspace;
    private final RunProgress progress;
    private final Shutdown shutdown;
    private final Console console;
    private final IdempotentRepository done;
    private final CallJournal journal;
    private final S3Keys keys;
    private final FailureFolder rejected;
    private final FailureFolder review;

    Desk(
            Workspace workspace,
            RunProgress progress,
            Shutdown shutdown,
            Console console,
            IdempotentRepository done,
            CallJournal journal,
            S3Keys keys) {
        this.workspace = workspace;
        this.progress = progress;
        this.shutdown = shutdown;
        this.console = console;
        this.done = done;
        this.journal = journal;
        this.keys = keys;
        this.rejected = new FailureFolder(workspace.rejected());
        this.review = new FailureFolder(workspace.review());
    }

    /**
     * The first step with a picture.
     *
     * @throws CancellationException when the run is about to end: the picture stays in the inbox untouched
     * @throws IllegalArgumentException when S3 cannot take the name; nothing was paid yet
     * @throws IOException when nobody can tell whether an earlier call was answered
     */
    public void begin(Exchange exchange) throws IOException {
        if (shutdown.isRequested()) {
            throw new CancellationException();
        }
        Picture picture = Picture.of(exchange);
        exchange.setProperty(PICTURE, picture);
        progress.begin(picture, waitingBehind(exchange));
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange ended) {
                end(ended, picture);
            }

            @Override
            public int getOrder() {
                return LOWEST; // after the consumer's own, which forgets the key of an exchange that failed
            }
        });
        keys.check(exchange.getMessage().getHeader(AWS2S3Constants.KEY, String.class));
        // With the URL of an earlier call the route goes straight to the download.
        exchange.getMessage()
                .setHeader(
                        PixelcutConstants.RESULT_URL,
                        journal.find(picture).map(CallJournal.Entry::resultUrl).orElse(null));
    }

    /** The paid call is next: should the application be killed during it, the next run knows. */
    public void sending(Exchange exchange) throws IOException {
        journal.sending(pictureOf(exchange));
    }

    /** The call is answered, and the picture can be fetched: also by the next run. */
    public void finished(Exchange exchange) {
        Picture picture = pictureOf(exchange);
        try {
            journal.finished(picture, exchange.getMessage().getHeader(PixelcutConstants.RESULT_URL, String.class));
        } catch (IOException e) {
            console.problem(
                    "The URL of %s cannot be written down (%s): should the application be killed now, the picture is sent again"
                            .formatted(picture.name(), e));
        }
    }

    private static int waitingBehind(Exchange exchange) {
        int size = exchange.getProperty(ExchangePropertyKey.BATCH_SIZE, 1, Integer.class);
        int index = exchange.getProperty(ExchangePropertyKey.BATCH_INDEX, 0, Integer.class);
        return size - index - 1;
    }

    private void end(Exchange exchange, Picture picture) {
        if (exchange.getProperty(NOTED) == null) {
            stay(exchange);
        }
        if (exchange.getProperty(STUCK) != null) {
            done.add(picture.key());
        }
        forgetCall(exchange, picture);
        progress.end(picture);
    }

    /** A picture that stays in the inbox although it was paid for, as in a forced stop, is fetched the next time. */
    private void forgetCall(Exchange exchange, Picture picture) {
        try {
            boolean stays = exchange.getProperty(STAYS) != null;
            if (!stays
                    || !journal.find(picture).map(CallJournal.Entry::hasResult).orElse(false)) {
                journal.forget(picture.key());
            }
        } catch (IOException e) {
            console.problem("The call of %s cannot be forgotten: %s".formatted(picture.name(), e));
        }
    }

    /** S3 metadata is ASCII: everything else in the file's name is percent-encoded as UTF-8. */
    public Map<String, String> metadata(Exchange exchange) {
        String name = pictureOf(exchange).path().getFileName().toString();
        return Map.of(
                "source-name", URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    /** S3 has the finished picture. */
    public void stored(Exchange exchange) {
        Picture picture = pictureOf(exchange);
        byte[] jpeg = exchange.getMessage().getBody(byte[].class);
        Thumbnail.of(jpeg).ifPresent(thumbnail -> progress.keepThumbnail(picture, thumbnail));
        note(exchange, new Outcome(Kind.STORED, jpeg.length, s3AddressOf(exchange), null, picture.path()));
    }

    /** The picture or the request is at fault: the same call would fail again. */
    public void reject(Exchange exchange) {
        Picture picture = pictureOf(exchange);
        FailureReason reason = FailureReason.of(exchange);
        putAside(exchange, Kind.REJECTED, reason, () -> rejected.put(picture, reason));
    }

    /** Perhaps paid, and nothing to show for it: only a person may decide to send it again. */
    public void review(Exchange exchange) {
        Picture picture = pictureOf(exchange);
        FailureReason reason = FailureReason.of(exchange);
        putAside(exchange, Kind.FAILED, reason, () -> review.put(picture, reason));
    }

    /** Paid and finished, but S3 did not take it: the finished picture is kept. */
    public void keep(Exchange exchange) {
        Picture picture = pictureOf(exchange);
        FailureReason reason = FailureReason.of(exchange);
        byte[] jpeg = exchange.getMessage().getBody(byte[].class);
        putAside(exchange, Kind.FAILED, reason, () -> review.put(picture, reason, jpeg));
    }

    /** Nothing was paid, and a later try may succeed: the picture stays in the inbox. */
    public void stay(Exchange exchange) {
        exchange.setProperty(STAYS, true);
        note(
                exchange,
                Kind.FAILED,
                FailureReason.of(exchange),
                pictureOf(exchange).path());
    }

    /** No further call can succeed: this picture and those not tried yet stay in the inbox. */
    public void refuse(Exchange exchange) {
        stay(exchange);
        if (shutdown.request(Shutdown.Reason.REFUSED)) {
            console.refused(FailureReason.of(exchange));
        }
    }

    /** A call or an upload is about to be repeated. */
    public void retry(Exchange exchange) {
        console.retry(pictureOf(exchange), FailureReason.of(exchange));
    }

    private interface Move {
        Path run() throws IOException;
    }

    private void putAside(Exchange exchange, Kind kind, FailureReason reason, Move move) {
        try {
            note(exchange, kind, reason, move.run());
        } catch (IOException e) {
            exchange.setProperty(STUCK, true);
            Picture picture = pictureOf(exchange);
            console.problem("%s cannot be put aside (%s). It will not be sent again; the result, if any, is at %s"
                    .formatted(picture.name(), e, reason.resultUrl()));
            note(exchange, Kind.FAILED, reason, picture.path());
        }
    }

    private void note(Exchange exchange, Kind kind, FailureReason reason, Path original) {
        note(exchange, new Outcome(kind, sizeOf(original), workspace.show(original), reason, original));
    }

    private void note(Exchange exchange, Outcome outcome) {
        exchange.setProperty(NOTED, true);
        Picture picture = pictureOf(exchange);
        int sent = callsSentFor(picture);
        RunProgress.Entry entry =
                progress.note(picture, sent > 1 ? outcome.with(FailureReason.ofKilledCalls(sent)) : outcome);
        console.progress(entry, progress.count(), progress.expected());
    }

    private int callsSentFor(Picture picture) {
        try {
            return journal.find(picture).map(CallJournal.Entry::sent).orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    private static Picture pictureOf(Exchange exchange) {
        return exchange.getProperty(PICTURE, Picture.class);
    }

    private static String s3AddressOf(Exchange exchange) {
        return "s3://%s/%s"
                .formatted(
                        exchange.getMessage().getHeader(AWS2S3Constants.PRODUCED_BUCKET_NAME),
                        exchange.getMessage().getHeader(AWS2S3Constants.PRODUCED_KEY));
    }
}
