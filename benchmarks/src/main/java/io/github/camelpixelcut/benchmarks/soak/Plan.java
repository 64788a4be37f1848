package io.github.camelpixelcut.benchmarks.soak;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What a soak does.
 *
 * @param folder gets the inbox, the application's work folder and all output; must exist
 * @param warmUp pictures of each of the two batches before the load
 * @param pictures pictures of the load
 * @param perSecond pictures that come into the inbox within a second of the load
 * @param restarts of the sandbox during the load
 * @param faults what goes wrong at the sandbox
 * @param environment settings of the application
 */
record Plan(
        Path folder,
        int warmUp,
        int pictures,
        int perSecond,
        int restarts,
        Faults faults,
        Map<String, String> environment) {

    /**
     * @param failures percent of the calls for each status, as the sandbox's {@code --fail-percent} takes them
     * @param resets percent of the calls
     * @param slow percent of the calls
     * @param slowAtMost how much later a slow answer comes at most
     * @param latency of every picture
     * @param seed the same one gives the same faults to the first call, the second, and so on
     */
    record Faults(String failures, double resets, double slow, Duration slowAtMost, Duration latency, long seed) {}
}
