package io.github.camelpixelcut.benchmarks.soak;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The settings of a soak test.
 *
 * @param folder the existing folder for the inbox, the application's work folder and all output
 * @param warmUp the number of pictures in each of the two batches before the load
 * @param pictures the number of pictures of the load
 * @param perSecond the number of pictures added to the inbox per second during the load
 * @param restarts the number of restarts of the sandbox during the load
 * @param faults the faults that the sandbox produces
 * @param environment environment variables of the application
 */
record SoakSettings(
        Path folder,
        int warmUp,
        int pictures,
        int perSecond,
        int restarts,
        Faults faults,
        Map<String, String> environment) {

    /**
     * Random faults of the sandbox.
     *
     * @param failures the percentage of calls for each status, in the format of the sandbox's {@code --fail-percent}
     * @param resets the percentage of calls whose connection is reset
     * @param slow the percentage of calls that are answered late
     * @param slowAtMost the longest delay of a late answer
     * @param latency the delay of every picture
     * @param seed the same seed gives the same faults to the first call, the second call, and so on
     */
    record Faults(String failures, double resets, double slow, Duration slowAtMost, Duration latency, long seed) {}
}
