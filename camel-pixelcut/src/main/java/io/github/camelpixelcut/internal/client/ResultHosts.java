package io.github.camelpixelcut.internal.client;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The hosts from which results are downloaded.
 *
 * @param patterns names, each with an optional leading {@code *.} for its subdomains; none for all hosts
 */
record ResultHosts(List<String> patterns) {

    /** @param option comma separated; null for all hosts */
    static ResultHosts of(String option) {
        return new ResultHosts(
                option == null
                        ? List.of()
                        : Arrays.stream(option.split(","))
                                .map(ResultHosts::normalized)
                                .toList());
    }

    boolean contains(String host) {
        String name = normalized(host);
        return patterns.isEmpty()
                || patterns.stream()
                        .anyMatch(pattern ->
                                pattern.startsWith("*.") ? name.endsWith(pattern.substring(1)) : name.equals(pattern));
    }

    /** Names are the same in any case, and with a dot at the end. */
    private static String normalized(String host) {
        String name = host.strip().toLowerCase(Locale.ROOT);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
