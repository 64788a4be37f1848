package io.github.camelpixelcut.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a pace learns, by a clock that the test controls. */
class PaceLearningTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private long now = Long.MAX_VALUE - 30 * SECOND; // System.nanoTime() may be anything, and may overflow.
    private final PaceLearning pace = new PaceLearning(5, now);

    private Permit next() {
        now += pace.waitAt(now);
        assertThat(pace.waitAt(now)).isZero();
        return pace.start(now);
    }

    /** Is served at once. */
    private void serve(int calls) {
        for (int i = 0; i < calls; i++) {
            pace.ended(next(), now);
        }
    }

    private void refuse(Permit permit) {
        pace.refused(permit, null, now);
    }

    private double millisToNext() {
        return pace.waitAt(now) / 1e6;
    }

    @Test
    void attemptsAreSpacedEvenlyALittleBelowTheLimit() {
        List<Double> gaps = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            pace.ended(next(), now);
            gaps.add(millisToNext());
        }

        assertThat(gaps).allSatisfy(gap -> assertThat(gap).isBetween(202.0, 206.0));
    }

    @Test
    void timeWithoutCallsIsNotSavedForABurst() {
        serve(1);
        now += 60 * SECOND;

        assertThat(millisToNext()).isZero();
        serve(1);
        assertThat(millisToNext()).isGreaterThan(200);
    }

    @Test
    void anIsolatedRefusalCostsLittle() {
        serve(100);

        refuse(next());

        assertThat(pace.rateAt(now)).isCloseTo(4.9 * 0.95, within(0.01));
        assertThat(millisToNext()).isLessThan(250);
        serve(50);
        assertThat(pace.rateAt(now)).isGreaterThan(4.75);
        serve(100);
        assertThat(pace.rateAt(now)).isCloseTo(4.9, within(0.001));
    }

    @Test
    void refusalsInSuccessionLowerThePaceAndLengthenThePauses() {
        serve(100);
        List<Double> pauses = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            refuse(next());
            pauses.add(millisToNext());
        }

        assertThat(pace.rateAt(now)).isLessThan(3.5);
        assertThat(pauses).isSorted();
        assertThat(pauses.get(0)).isLessThan(250);
        assertThat(pauses.get(7)).isCloseTo(5_000, within(1.0));
    }

    @Test
    void anAccountThatWasShutForHoursIsUsedAgainWithinSeconds() {
        for (int i = 0; i < 5_000; i++) {
            refuse(next());
        }

        assertThat(millisToNext()).isLessThanOrEqualTo(5_000);
        serve(1);
        assertThat(millisToNext()).isLessThan(5_000);
        serve(100);
        assertThat(pace.rateAt(now)).isGreaterThan(4);
    }

    @Test
    void aLowerLimitIsFoundAndTheOldOneIsFoundAgain() {
        serve(50);
        Bucket account = new Bucket(2);

        int refused = use(account, 200);

        assertThat(refused).isLessThan(30);
        assertThat(pace.rateAt(now)).isBetween(1.5, 2.5);
        long back = now;
        serve(200);
        assertThat((now - back) / (double) SECOND).isLessThan(200 / 5.0 * 1.4);
        assertThat(pace.rateAt(now)).isCloseTo(4.9, within(0.001));
    }

    private int use(Bucket account, int calls) {
        int refused = 0;
        for (int i = 0; i < calls; i++) {
            Permit permit = next();
            if (account.accept(now)) {
                pace.ended(permit, now);
            } else {
                refuse(permit);
                refused++;
            }
        }
        return refused;
    }

    /** An account that allows so many calls a second, and two at once. */
    private static final class Bucket {

        private final double perSecond;
        private double tokens = 2;
        private Long filledAt;

        Bucket(double perSecond) {
            this.perSecond = perSecond;
        }

        boolean accept(long now) {
            long before = filledAt == null ? now : filledAt;
            tokens = Math.min(2, tokens + (now - before) / (double) SECOND * perSecond);
            filledAt = now;
            boolean accepted = tokens >= 1;
            tokens -= accepted ? 1 : 0;
            return accepted;
        }
    }

    @Test
    void everybodyWaitsAsLongAsRetryAfterAsks() {
        serve(10);

        pace.refused(next(), Duration.ofSeconds(7), now);

        assertThat(millisToNext()).isCloseTo(7_000, within(1.0));
    }

    @Test
    void anEndlessRetryAfterIsNotTakenAtItsWord() {
        pace.refused(next(), Duration.ofSeconds(Long.MAX_VALUE), now);

        assertThat(millisToNext()).isCloseTo(60_000, within(1.0));
    }

    @Test
    void refusalsOfAttemptsThatWereUnderWayCountOnce() {
        serve(50);
        List<Permit> underWay = List.of(next(), next(), next(), next());

        refuse(underWay.get(0));
        double rate = pace.rateAt(now);
        underWay.subList(1, 4).forEach(this::refuse);

        assertThat(pace.rateAt(now)).isEqualTo(rate);
    }

    @Test
    void aLimitOfConcurrencyIsFoundWithTwoRefusalsAndDoesNotLowerThePace() {
        Deque<Permit> inFlight = new ArrayDeque<>();
        for (int i = 0; i < 10; i++) {
            inFlight.add(next());
        }

        refuse(next());
        assertThat(millisToNext()).isGreaterThanOrEqualTo(1_000);
        refuse(next());

        assertThat(pace.concurrencyLimit()).isEqualTo(10);
        assertThat(pace.rateAt(now)).isGreaterThan(4.8);
        assertThat(millisToNext())
                .as("only an end of a call lets the next one go")
                .isGreaterThan(29_000);
        now += SECOND;
        pace.ended(inFlight.remove(), now);
        assertThat(millisToNext()).isCloseTo(50, within(1.0));
    }

    @Test
    void fromTimeToTimeOneCallMoreIsTriedAndAHigherLimitIsFound() {
        Deque<Permit> inFlight = new ArrayDeque<>();
        for (int i = 0; i < 3; i++) {
            inFlight.add(next());
        }
        refuse(next());
        refuse(next());
        assertThat(pace.concurrencyLimit()).isEqualTo(3);

        refuse(next());
        assertThat(pace.concurrencyLimit()).as("confirmed").isEqualTo(3);
        assertThat(millisToNext()).as("longer").isGreaterThan(59_000);
        Permit taken = next();
        assertThat(pace.waitAt(now)).as("one at a time").isGreaterThan(3600 * SECOND);
        pace.ended(taken, now);

        assertThat(pace.concurrencyLimit()).isZero();
    }

    @Test
    void aRefusalBelowTheSupposedConcurrencyIsOneForTheRate() {
        Deque<Permit> inFlight = new ArrayDeque<>();
        for (int i = 0; i < 3; i++) {
            inFlight.add(next());
        }
        refuse(next());
        refuse(next());
        assertThat(pace.concurrencyLimit()).isEqualTo(3);
        inFlight.forEach(permit -> pace.ended(permit, now));

        double rate = pace.rateAt(now);
        refuse(next());

        assertThat(pace.concurrencyLimit()).isZero();
        assertThat(pace.rateAt(now)).isLessThan(rate);
    }

    @Test
    void refusalsWithNothingElseInFlightSayNothingAboutConcurrency() {
        for (int i = 0; i < 10; i++) {
            refuse(next());
        }

        assertThat(pace.concurrencyLimit()).isZero();
    }
}
