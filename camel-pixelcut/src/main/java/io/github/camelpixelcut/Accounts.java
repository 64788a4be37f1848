package io.github.camelpixelcut;

import io.github.camelpixelcut.internal.client.Account;
import io.github.camelpixelcut.internal.client.AccountLimits;
import io.github.camelpixelcut.internal.client.PaceReading;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** The accounts in use, each with the limits that all its producers share. Safe for use by many threads. */
final class Accounts {

    /** A producer may be made for each message: what was learnt must outlive it. */
    private static final Duration KEPT_UNUSED = Duration.ofMinutes(10);

    private final InstantSource clock;
    private final Map<Account, InUse> accounts = new HashMap<>();

    Accounts(InstantSource clock) {
        this.clock = clock;
    }

    private static final class InUse {

        private final PaceSettings pace;
        private final AccountLimits limits;
        private int producers;
        private Instant unusedSince;

        private InUse(PaceSettings pace) {
            this.pace = pace;
            this.limits = pace.newLimits();
        }

        private boolean isUnused() {
            return producers == 0;
        }
    }

    /**
     * For a producer that starts.
     *
     * @throws IllegalArgumentException if another producer uses the account with another pace
     */
    synchronized AccountLimits join(Account account, PaceSettings pace) {
        InUse inUse = accounts.get(account);
        if (inUse == null || inUse.isUnused() && !inUse.pace.equals(pace)) {
            forgetUnused();
            inUse = new InUse(pace);
            accounts.put(account, inUse);
        } else if (!inUse.pace.equals(pace)) {
            throw new IllegalArgumentException(
                    "The options for the pace are " + pace + " here, and " + inUse.pace
                            + " at another endpoint with the same baseUrl and apiKey: an account has one pace. Set the options"
                            + " requestsPerSecond and rateLimiter on the component, or equally at all endpoints of the account");
        }
        inUse.producers++;
        return inUse.limits;
    }

    /** For a producer that stops. */
    synchronized void leave(Account account) {
        InUse inUse = accounts.get(account);
        if (inUse != null) {
            inUse.producers--;
            inUse.unusedSince = clock.instant();
        }
    }

    /** Null if the account has none, or is not used. */
    synchronized PixelcutPace paceOf(Account account) {
        InUse inUse = accounts.get(account);
        PaceReading pace = inUse == null ? null : inUse.limits.pace().read();
        return pace == null
                ? null
                : new PixelcutPace(
                        pace.requestsPerSecond(),
                        pace.concurrencyLimit(),
                        pace.waiting(),
                        pace.permits(),
                        pace.waited(),
                        pace.timeWaited(),
                        pace.refusals());
    }

    private void forgetUnused() {
        Instant longAgo = clock.instant().minus(KEPT_UNUSED);
        accounts.values().removeIf(account -> account.isUnused() && account.unusedSince.isBefore(longAgo));
    }
}
