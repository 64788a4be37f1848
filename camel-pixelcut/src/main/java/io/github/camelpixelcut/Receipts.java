package io.github.camelpixelcut;

import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.error.PixelcutReceiptException;
import io.github.camelpixelcut.error.PixelcutReceiptException.Reason;
import io.github.camelpixelcut.internal.client.ApiRequest;
import io.github.camelpixelcut.internal.client.LogText;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Buys each picture once for all exchanges, processes and machines that share a repository of receipts, and over
 * restarts.
 */
final class Receipts {

    private static final Logger LOG = LoggerFactory.getLogger(Receipts.class);

    /** Added to the requestTimeout: a process that is alive has ended its call by then and written its receipt. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private static final Duration FIRST_WAIT = Duration.ofMillis(50);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final ReceiptRepository repository;
    private final Expression key;
    private final String baseUrl;
    private final Duration requestTimeout;
    private final PixelcutResume resume;
    private final InstantSource clock;

    /** @param key makes the key of a message; null for the digest of what is sent */
    Receipts(ReceiptRepository repository, Expression key, PixelcutConfiguration configuration, InstantSource clock) {
        this.repository = repository;
        this.key = key;
        this.baseUrl = configuration.getBaseUrl();
        this.requestTimeout = Duration.ofMillis(configuration.getRequestTimeout());
        this.resume = configuration.getResume();
        this.clock = clock;
    }

    /**
     * The result of an earlier call, or of this one.
     *
     * @throws PixelcutReceiptException if an earlier call gives no result
     * @throws IOException if the image cannot be read; nothing was sent
     */
    Purchases.Bought buy(Exchange exchange, ApiRequest request, Purchases.Payment payment)
            throws PixelcutException, IOException, InterruptedException {
        Receipt claim = claimOf(PurchaseKey.of(exchange, baseUrl, request, key), request);
        Optional<Receipt> earlier = claim(claim);
        if (earlier.isPresent()) {
            return new Purchases.Bought(resultOf(earlier.get()), true);
        }
        PaidResult result;
        try {
            result = payment.send(request);
        } catch (PixelcutException e) {
            settleFailure(claim, e);
            throw e;
        }
        tell(claim, "that the picture was paid for", () -> repository.settle(paid(claim, exchange, result)));
        return new Purchases.Bought(result, false);
    }

    private Receipt claimOf(String purchase, ApiRequest request) throws IOException {
        String name = request.image() == null
                ? String.valueOf(request.fields().get("image_url"))
                : request.image().fileName();
        String label = name == null ? null : LogText.abbreviate(name);
        Instant now = now();
        Instant until = now.plus(requestTimeout).plus(GRACE);
        return new Receipt(purchase, UUID.randomUUID(), Receipt.State.CLAIMED, label, now, until, null, null, null);
    }

    /** Repositories keep milliseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Waits for a call of the same picture that is in flight, and shares its result.
     *
     * @return the receipt whose result is to be delivered; empty if the claim holds
     */
    private Optional<Receipt> claim(Receipt claim) throws PixelcutReceiptException, InterruptedException {
        Instant patience = now().plus(requestTimeout);
        Duration wait = FIRST_WAIT;
        while (true) {
            Optional<Receipt> earlier = ask(claim);
            if (earlier.isEmpty() || earlier.get().isDeliverableAt(now())) {
                return earlier;
            }
            Receipt receipt = earlier.get();
            boolean inFlight = receipt.state() == Receipt.State.CLAIMED && !receipt.isInDoubtAt(now());
            if (inFlight && now().isAfter(patience)) {
                throw inProgress(receipt);
            } else if (inFlight) {
                Thread.sleep(wait.toMillis());
                wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
            } else if (resume == PixelcutResume.RESEND) {
                giveUp(receipt);
            } else {
                throw receipt.state() == Receipt.State.PAID ? expired(receipt) : inDoubt(receipt);
            }
        }
    }

    private Optional<Receipt> ask(Receipt claim) throws PixelcutReceiptException {
        try {
            return repository.claim(claim);
        } catch (Exception e) {
            throw unavailable(claim, e);
        }
    }

    private void giveUp(Receipt receipt) throws PixelcutReceiptException {
        LOG.warn("Bought again, by the option resume=resend: {}", described(receipt));
        try {
            repository.release(receipt);
        } catch (Exception e) {
            throw unavailable(receipt, e);
        }
    }

    private static PaidResult resultOf(Receipt receipt) {
        StoredImage picture = receipt.picture() == null
                ? null
                : new StoredImage(receipt.mediaType(), new ByteArrayStreamCache(receipt.picture()));
        return new PaidResult(receipt.resultUrl(), receipt.until(), picture);
    }

    private Receipt paid(Receipt claim, Exchange exchange, PaidResult result) throws IOException {
        Instant until = result.expires() == null ? null : result.expires().truncatedTo(ChronoUnit.MILLIS);
        if (result.picture() == null) {
            return ended(claim, Receipt.State.PAID, until, result.resultUrl(), null, null);
        }
        try (InputStream in = (InputStream) result.copyFor(exchange).picture().content()) {
            String mediaType = result.picture().mediaType();
            return ended(claim, Receipt.State.PAID, until, result.resultUrl(), mediaType, in.readAllBytes());
        }
    }

    private void settleFailure(Receipt claim, PixelcutException e) {
        if (!e.isPossiblyCharged()) {
            tell(claim, "that nothing was paid", () -> repository.release(claim));
        } else if (e.getResultUrl() == null) {
            settle(ended(claim, Receipt.State.IN_DOUBT, null, null, null, null));
        } else {
            Instant until = now().plus(ResultMessage.RESULT_URL_VALIDITY);
            settle(ended(claim, Receipt.State.PAID, until, e.getResultUrl(), null, null));
        }
    }

    private Receipt ended(
            Receipt claim, Receipt.State state, Instant until, String resultUrl, String mediaType, byte[] picture) {
        return new Receipt(claim.key(), claim.id(), state, claim.label(), now(), until, resultUrl, mediaType, picture);
    }

    private void settle(Receipt receipt) {
        tell(receipt, "what became of a call that may have been paid for", () -> repository.settle(receipt));
    }

    @FunctionalInterface
    private interface Note {
        void write() throws Exception;
    }

    /** What was paid for is delivered, even if its receipt cannot be written. */
    private static void tell(Receipt receipt, String what, Note note) {
        try {
            note.write();
        } catch (Exception e) {
            LOG.error(
                    "The receipt {} cannot be written, which should say {}: until that is mended, the picture counts as in"
                            + " doubt and is not bought again",
                    receipt.key(),
                    what,
                    e);
        }
    }

    private static PixelcutReceiptException inProgress(Receipt receipt) {
        return refused(receipt, Reason.IN_PROGRESS, "is being bought by another call since " + receipt.at(), "");
    }

    private static PixelcutReceiptException inDoubt(Receipt receipt) {
        return refused(
                receipt,
                Reason.IN_DOUBT,
                "may have been paid for at " + receipt.at() + ", and nobody knows its result",
                ". Look at the account, then release the receipt, or send it with the option resume=resend");
    }

    private static PixelcutReceiptException expired(Receipt receipt) {
        String result = receipt.resultUrl() == null ? "it is no longer kept beside its receipt" : "its URL has expired";
        return refused(
                receipt,
                Reason.EXPIRED,
                "was paid for at " + receipt.at() + ", and " + result,
                ". If you do not have it, release the receipt, or send the photo with the option resume=resend, to buy it"
                        + " again");
    }

    private static PixelcutReceiptException refused(Receipt receipt, Reason reason, String known, String advice) {
        return new PixelcutReceiptException(
                "The picture " + described(receipt) + " " + known + advice + "; nothing was sent",
                reason,
                receipt.key(),
                receipt.resultUrl(),
                null);
    }

    private static PixelcutReceiptException unavailable(Receipt receipt, Exception e) {
        return new PixelcutReceiptException(
                "The receipts cannot be read or written: " + LogText.abbreviate(e.toString()) + "; nothing was sent",
                Reason.UNAVAILABLE,
                receipt.key(),
                null,
                e);
    }

    private static String described(Receipt receipt) {
        return (receipt.label() == null ? "" : "'" + receipt.label() + "' ") + "(receipt " + receipt.key() + ")";
    }
}
