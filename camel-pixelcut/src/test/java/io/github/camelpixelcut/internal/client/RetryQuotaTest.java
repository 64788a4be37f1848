package io.github.camelpixelcut.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetryQuotaTest {

    private final RetryQuota quota = new RetryQuota();

    private int retries() {
        int retries = 0;
        while (quota.takeRetry()) {
            retries++;
        }
        return retries;
    }

    @Test
    void aServiceInTroubleGetsAHundredRetriesOfAllCallsTogether() {
        assertThat(retries()).isEqualTo(100);
    }

    @Test
    void aRetryThatHelpedGivesItsPartBack() {
        retries();

        quota.succeeded(3);

        assertThat(retries()).isOne();
    }

    @Test
    void fiveSuccessesGiveOneRetryBack() {
        retries();
        for (int i = 0; i < 4; i++) {
            quota.succeeded(0);
        }
        assertThat(retries()).isZero();

        quota.succeeded(0);

        assertThat(retries()).isOne();
    }

    @Test
    void successesDoNotAddUpToMoreThanTheQuota() {
        for (int i = 0; i < 1_000; i++) {
            quota.succeeded(0);
        }

        assertThat(retries()).isEqualTo(100);
    }
}
