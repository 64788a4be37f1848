package io.github.camelpixelcut.benchmarks.measure;

import io.github.camelpixelcut.benchmarks.client.Contender;
import io.github.camelpixelcut.benchmarks.client.Reading;
import io.github.camelpixelcut.benchmarks.client.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Readings of contenders that took turns, in forward and then in backward order, so that changes in the machine's speed
 * affect all of them alike.
 */
final class Rounds {

    private final Map<Contender, List<Reading>> readings = new EnumMap<>(Contender.class);

    private Rounds() {}

    /** @param passes the number of passes, each forward and backward */
    static Rounds alternate(Map<Contender, ClientProcess> clients, Task task, int passes) throws Exception {
        Rounds rounds = new Rounds();
        List<Contender> forward = List.copyOf(clients.keySet());
        List<Contender> backward = new ArrayList<>(forward);
        Collections.reverse(backward);
        for (int i = 0; i < passes; i++) {
            rounds.run(forward, clients, task);
            rounds.run(backward, clients, task);
        }
        return rounds;
    }

    private void run(List<Contender> order, Map<Contender, ClientProcess> clients, Task task) throws Exception {
        for (Contender contender : order) {
            Reading reading = clients.get(contender).perform(task);
            readings.computeIfAbsent(contender, any -> new ArrayList<>()).add(reading);
        }
    }

    double median(Contender contender, ToDoubleFunction<Reading> value) {
        return Median.of(readings.get(contender).stream().mapToDouble(value));
    }

    double largest(Contender contender, ToDoubleFunction<Reading> value) {
        return readings.get(contender).stream().mapToDouble(value).max().orElseThrow();
    }
}
