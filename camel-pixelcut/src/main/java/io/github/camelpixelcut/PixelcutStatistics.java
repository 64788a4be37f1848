package io.github.camelpixelcut;

import io.github.camelpixelcut.error.ErrorCode;
import java.util.Map;

/**
 * What a component has done since it was made. Calls of the health check are not counted.
 *
 * @param calls how many calls have ended, with success or not, also those that were refused before anything was sent
 * @param failures how many of them failed, by error code; without codes that did not occur
 * @param inFlight how many calls are under way; those that wait for their turn are not
 * @param retries how many times a request was sent again, downloads included
 * @param chargedPictures how many pictures were made and cost credits
 * @param possiblyChargedPictures how many more may have been made, because the answer was lost
 * @param reusedPictures how many pictures were delivered that an earlier call has paid for
 * @param lastRateLimit the last 429 of the API; null if there was none
 * @param credits the credits that were left when the API was last asked, by client, named as in the id of its health
 *     check; empty before that
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
        Map<String, Credits> credits) {}
