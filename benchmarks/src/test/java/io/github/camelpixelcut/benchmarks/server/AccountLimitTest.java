package io.github.camelpixelcut.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.camelpixelcut.benchmarks.server.AccountLimit.Counter;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AccountLimitTest {

    private static final double USUAL = AccountRate.USUAL;

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private static long admitted(Counter counter, int calls, long atMillis, double perSecond) {
        return IntStream.range(0, calls)
                .filter(i -> counter.admits(millis(atMillis), perSecond))
                .count();
    }

    @Test
    void theSlidingSecondRefusesTheSixthCallUntilTheFirstIsASecondOld() {
        Counter second = AccountLimit.SLIDING_SECOND.counter();

        assertThat(admitted(second, 1, 0, USUAL)).isEqualTo(1);
        assertThat(admitted(second, 6, 500, USUAL)).isEqualTo(4);
        assertThat(admitted(second, 6, 999, USUAL)).isZero();
        assertThat(admitted(second, 6, 1000, USUAL)).isEqualTo(1);
        assertThat(admitted(second, 6, 1500, USUAL)).isEqualTo(4);
    }

    @Test
    void theSlidingSecondKeepsToALimitThatHasFallen() {
        Counter second = AccountLimit.SLIDING_SECOND.counter();
        admitted(second, 5, 0, USUAL);

        assertThat(admitted(second, 5, 999, 2)).isZero();
        assertThat(admitted(second, 5, 1000, 2)).isEqualTo(2);
        assertThat(admitted(second, 5, 1001, USUAL)).isEqualTo(3);
    }

    @Test
    void theBucketOfFiveAdmitsABurstAndThenOneCallEach200Milliseconds() {
        Counter bucket = AccountLimit.BUCKET_OF_5.counter();

        assertThat(admitted(bucket, 6, 0, USUAL)).isEqualTo(5);
        assertThat(admitted(bucket, 6, 199, USUAL)).isZero();
        assertThat(admitted(bucket, 6, 201, USUAL)).isEqualTo(1);
        assertThat(admitted(bucket, 6, 60_000, USUAL)).isEqualTo(5);
    }

    @Test
    void theBucketOfOneAdmitsNoBurst() {
        Counter bucket = AccountLimit.BUCKET_OF_1.counter();

        assertThat(admitted(bucket, 2, 0, USUAL)).isEqualTo(1);
        assertThat(admitted(bucket, 2, 199, USUAL)).isZero();
        assertThat(admitted(bucket, 2, 201, USUAL)).isEqualTo(1);
        assertThat(admitted(bucket, 2, 60_000, USUAL)).isEqualTo(1);
    }

    @Test
    void aBucketFillsMoreSlowlyWhileTheLimitIsLower() {
        Counter bucket = AccountLimit.BUCKET_OF_1.counter();
        admitted(bucket, 1, 0, 2);

        assertThat(admitted(bucket, 1, 499, 2)).isZero();
        assertThat(admitted(bucket, 1, 501, 2)).isEqualTo(1);
    }

    @Test
    void theEleventhCallAtOnceIsRefusedUntilOneHasEnded() {
        Counter atOnce = AccountLimit.TEN_AT_ONCE.counter();

        assertThat(admitted(atOnce, 12, 0, USUAL)).isEqualTo(10);
        assertThat(admitted(atOnce, 1, 60_000, USUAL)).isZero();
        atOnce.ended();
        assertThat(admitted(atOnce, 2, 60_000, USUAL)).isEqualTo(1);
    }

    @Test
    void aRateThatFallsAllowsFewerCallsInTheMiddle() {
        AccountRate rate = new AccountRate(10_000);

        assertThat(rate.perSecond(millis(9_999))).isEqualTo(5);
        assertThat(rate.perSecond(millis(10_000))).isEqualTo(2);
        assertThat(rate.perSecond(millis(20_000))).isEqualTo(5);
        assertThat(rate.allowedUntil(millis(10_000))).isCloseTo(50, within(1e-6));
        assertThat(rate.allowedUntil(millis(15_000))).isCloseTo(60, within(1e-6));
        assertThat(rate.allowedUntil(millis(30_000))).isCloseTo(120, within(1e-6));
        assertThat(AccountRate.STEADY.allowedUntil(millis(30_000))).isCloseTo(150, within(1e-6));
    }
}
