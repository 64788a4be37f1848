package io.github.camelpixelcut.benchmarks.measure;

import io.github.camelpixelcut.benchmarks.client.Reading;
import io.github.camelpixelcut.benchmarks.client.Task;
import java.nio.file.Path;

/** Runs of the first route of README, each with folders of its own. */
record FolderRuns(BenchmarkEnvironment environment, Path picture) {

    Reading run(ClientProcess client, int pictures) throws Exception {
        Path inbox = environment.newFolder(picture, pictures);
        Path finished = environment.newFolder();
        Reading reading = client.perform(new Task.Folder(inbox.toString(), finished.toString(), pictures));
        if (reading.completed() != pictures) {
            throw new IllegalStateException(
                    "Only %d of %d pictures were finished".formatted(reading.completed(), pictures));
        }
        BenchmarkEnvironment.delete(inbox);
        BenchmarkEnvironment.delete(finished);
        return reading;
    }
}
