package io.github.camelpixelcut.benchmarks.measure;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpixelcut.benchmarks.client.Reading;
import io.github.camelpixelcut.benchmarks.client.Task;
import io.github.camelpixelcut.benchmarks.server.UploadCounts;
import java.io.IOException;

/** A contender in a separate process. Checks that the server received every call that the contender counts. */
final class ClientProcess implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JavaProcess jvm;
    private final ServerProcess server;

    ClientProcess(JavaProcess jvm, ServerProcess server) {
        this.jvm = jvm;
        this.server = server;
    }

    /** Runs a task in which no call may fail. */
    Reading perform(Task task) throws IOException, InterruptedException {
        Reading reading = attempt(task);
        if (reading.failure() != null) {
            throw new IllegalStateException("A call failed: " + reading.failure());
        }
        return reading;
    }

    /** Runs a task in which calls may fail; the number of failures is part of the measurement. */
    Reading attempt(Task task) throws IOException, InterruptedException {
        UploadCounts before = server.counts();
        send(task);
        Reading reading = MAPPER.readValue(jvm.readLine(), Reading.class);
        UploadCounts seen = server.counts().minus(before);
        boolean differs = reading.failure() == null && seen.uploads() != reading.completed();
        if (differs || seen.uploads() < reading.completed()) {
            throw new IllegalStateException("The server received %d uploads, but the client completed %d"
                    .formatted(seen.uploads(), reading.completed()));
        }
        return reading;
    }

    /** Sends a task of which the caller compares the calls; {@link #accountsFinished} is to be called next. */
    void begin(Task.Accounts task) throws IOException {
        send(task);
    }

    /** Waits for the end of the task. Returns the number of pictures that were finished. */
    int accountsFinished() throws IOException, InterruptedException {
        return MAPPER.readValue(jvm.readLine(), Integer.class);
    }

    private void send(Task task) throws IOException {
        jvm.writeLine(MAPPER.writerFor(Task.class).writeValueAsString(task));
    }

    @Override
    public void close() {
        jvm.close();
    }
}
