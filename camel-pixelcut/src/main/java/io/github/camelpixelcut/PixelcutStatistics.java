package io.github.camelpixelcut;

import io.github.camelpixelcut.error.ErrorCode;
import java.util.Map;

/**
 * What a component has done since it was created. Calls of the health check are not counted.
 *
 * @param calls how many calls have ended, with success or not, including those that failed before anything was sent
 * @param failures how many of them failed, by error code, without codes that did not occur; never null, unmodifiable
 * @param inFlight how many calls are in flight, without those that wait for one of the {@code maxConcurrentRequests}
 * @param retries how many times a request was sent again, downloads included
 * @param chargedPictures how many pictures were made and cost credits
 * @param possiblyChargedPictures how many more may have been made and charged, because there was no usable answer
 * @param reusedPictures how many pictures were delivered that an earlier call had paid for
 * @param lastRateLimit the last 429 of the API; null if there was none
 * @param credits the credits that were left when the API was last asked, by client, which is named as in the id of its
 *     health check; never null, empty before that, unmodifiable
 * @param paces the paces of the accounts, by client as well; without clients that have none; never null, unmodifiable
 */
public record PixelcutStatistics(
        long calls,
        Map<ErrorCode, Long> failures,
        long inFlight,
        long retries,
        long chargedPictures,
        long possiblyChargedPictures,
        long reusedPictures,
        RateLimit lastRateLimit,
        Map<String, Credits> credits,
        Map<String, PixelcutPace> paces) {}
