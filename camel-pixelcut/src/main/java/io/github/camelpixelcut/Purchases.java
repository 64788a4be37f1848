package io.github.camelpixelcut;

import io.github.camelpixelcut.error.Failure;
import io.github.camelpixelcut.error.PixelcutException;
import io.github.camelpixelcut.error.PixelcutTransportException;
import io.github.camelpixelcut.internal.client.ApiRequest;
import io.github.camelpixelcut.internal.image.FingerprintedImage;
import io.github.camelpixelcut.internal.image.ImageSource;
import java.io.IOException;
import java.time.InstantSource;
import org.apache.camel.Exchange;

/** Buys pictures for one step of a route: each once, however often Camel repeats the step. */
final class Purchases {

    private final Object place;
    private final InstantSource clock;
    private final Receipts receipts;

    /**
     * @param place identifies the step of the route
     * @param receipts the purchases of other exchanges; null without {@code idempotent}
     */
    Purchases(Object place, InstantSource clock, Receipts receipts) {
        this.place = place;
        this.clock = clock;
        this.receipts = receipts;
    }

    /**
     * What is to be delivered.
     *
     * @param reused whether it was paid for by an earlier call
     */
    record Bought(PaidResult result, boolean reused) {}

    /** Sends the request, which costs credits if it succeeds. */
    @FunctionalInterface
    interface Payment {
        PaidResult send(ApiRequest request) throws PixelcutException;
    }

    /** Puts what was paid for into the message, and fetches it if need be. */
    @FunctionalInterface
    interface Delivery {
        /** @return the picture; null where only its URL was asked for */
        StoredImage deliver(Bought bought) throws PixelcutException;
    }

    /**
     * Buys the picture unless this is a repetition, then delivers it.
     *
     * @throws PixelcutException also that of the first call, if this repeats a call that may have been paid for
     * @throws IOException if the image cannot be read
     */
    void buy(Exchange exchange, ApiRequest request, Payment payment, Delivery delivery)
            throws PixelcutException, IOException, InterruptedException {
        FingerprintedImage image = fingerprinted(request.image());
        Purchase.What what = Purchase.What.of(request);
        ExchangePurchases purchases = ExchangePurchases.of(exchange);
        Purchase purchase = purchases.repeatedBy(exchange, place, what, image);
        if (purchase != null) {
            PaidResult result = resultOf(exchange, purchases, purchase);
            deliver(exchange, purchases, purchase, delivery, new Bought(result, true));
            return;
        }
        purchase = purchases.begin(exchange, place, what, image);
        deliver(
                exchange,
                purchases,
                purchase,
                delivery,
                begin(exchange, purchases, purchase, request.with(image), payment));
    }

    private static FingerprintedImage fingerprinted(ImageSource image) {
        return image == null || image instanceof FingerprintedImage
                ? (FingerprintedImage) image
                : new FingerprintedImage(image);
    }

    private Bought begin(
            Exchange exchange, ExchangePurchases purchases, Purchase purchase, ApiRequest request, Payment payment)
            throws PixelcutException, IOException, InterruptedException {
        try {
            Bought bought = receipts == null
                    ? new Bought(payment.send(request), false)
                    : receipts.buy(exchange, request, payment);
            purchase.paid(bought.result());
            return bought;
        } catch (PixelcutException e) {
            if (e.isPossiblyCharged()) {
                fail(exchange, purchases, purchase, e);
            } else {
                purchases.forget(purchase);
            }
            throw e;
        } catch (IOException | InterruptedException e) {
            // Before the request. Failures after it are PixelcutExceptions.
            purchases.forget(purchase);
            throw e;
        } catch (RuntimeException | Error e) {
            String message = "The call broke off: " + e + ". The picture may have been made and charged";
            fail(
                    exchange,
                    purchases,
                    purchase,
                    new PixelcutTransportException(message, Failure.transport(0, false, true, null), e));
            throw e;
        }
    }

    private void fail(Exchange exchange, ExchangePurchases purchases, Purchase purchase, PixelcutException e) {
        purchase.failed(e, clock.instant().plus(ResultMessage.RESULT_URL_VALIDITY));
        purchases.open(exchange, purchase);
    }

    private PaidResult resultOf(Exchange exchange, ExchangePurchases purchases, Purchase purchase)
            throws PixelcutException, IOException {
        PaidResult result = purchase.result();
        if (result.isHeldAt(clock.instant())) {
            return result.copyFor(exchange);
        }
        purchases.open(exchange, purchase);
        if (result.resultUrl() != null) {
            ResultMessage.setResultUrl(exchange, result.resultUrl(), result.expires());
        }
        throw purchase.failure() != null ? purchase.failure() : notHeld(result);
    }

    private static PixelcutTransportException notHeld(PaidResult result) {
        return new PixelcutTransportException(
                "The picture was paid for by an earlier attempt of this exchange, and is no longer there: "
                        + (result.resultUrl() == null ? "the memory was needed" : "its URL has expired")
                        + ". It is not paid for again; output=download with redelivery of the failing step alone avoids this",
                new Failure(0, null, false, true, result.resultUrl(), null, 0));
    }

    private void deliver(
            Exchange exchange, ExchangePurchases purchases, Purchase purchase, Delivery delivery, Bought bought)
            throws PixelcutException {
        try {
            StoredImage picture = delivery.deliver(bought);
            if (picture != null) {
                purchase.fetched(picture);
            }
        } catch (PixelcutException e) {
            fail(exchange, purchases, purchase, e);
            throw e;
        }
    }
}
