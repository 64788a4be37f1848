package io.github.camelpixelcut.benchmarks.measure;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpixelcut.benchmarks.client.Reading;
import io.github.camelpixelcut.benchmarks.client.Task;
import io.github.camelpixelcut.benchmarks.server.Counts;
import java.io.IOException;

/** A contender in a process of its own. The server has to have seen each call that it counts. */
final class ClientProcess implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Jvm jvm;
    private final ServerProcess server;

    ClientProcess(Jvm jvm, ServerProcess server) {
        this.jvm = jvm;
        this.server = server;
    }

    /** Does a task in which nothing may fail. */
    Reading perform(Task task) throws IOException, InterruptedException {
        Reading reading = attempt(task);
        if (reading.failure() != null) {
            throw new IllegalStateException("A call failed: " + reading.failure());
        }
        return reading;
    }

    /** Does a task in which calls may fail: how many is what is measured. */
    Reading attempt(Task task) throws IOException, InterruptedException {
        Counts before = server.counts();
        jvm.writeLine(MAPPER.writerFor(Task.class).writeValueAsString(task));
        Reading reading = MAPPER.readValue(jvm.readLine(), Reading.class);
        Counts seen = server.counts().minus(before);
        boolean notAsMany = reading.failure() == null && seen.uploads() != reading.completed();
        if (notAsMany || seen.uploads() < reading.completed()) {
            throw new IllegalStateException(
                    "The server saw %d uploads, the client made %d".formatted(seen.uploads(), reading.completed()));
        }
        return reading;
    }

    @Override
    public void close() {
        jvm.close();
    }
}
