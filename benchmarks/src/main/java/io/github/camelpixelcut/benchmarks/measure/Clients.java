package io.github.camelpixelcut.benchmarks.measure;

import io.github.camelpixelcut.benchmarks.client.Contender;
import io.github.camelpixelcut.benchmarks.client.Task;
import java.util.LinkedHashMap;
import java.util.Map;

/** The processes of several contenders. All are running, but only one works at a time. */
final class Clients implements AutoCloseable {

    private final Map<Contender, ClientProcess> processes = new LinkedHashMap<>();

    void add(Contender contender, ClientProcess process) {
        processes.put(contender, process);
    }

    /** Lets each contender run a task, and discards the readings. */
    void warmUp(Task task) throws Exception {
        for (ClientProcess process : processes.values()) {
            process.perform(task);
        }
    }

    Rounds alternate(Task task, int passes) throws Exception {
        return Rounds.alternate(processes, task, passes);
    }

    @Override
    public void close() {
        processes.values().forEach(ClientProcess::close);
    }
}
