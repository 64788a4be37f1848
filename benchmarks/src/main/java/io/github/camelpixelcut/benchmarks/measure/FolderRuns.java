package io.github.camelpixelcut.benchmarks.measure;

import io.github.camelpixelcut.benchmarks.client.Reading;
import io.github.camelpixelcut.benchmarks.client.Task;
import java.nio.file.Path;

/** Runs of the first route of README, each with folders of its own. */
record FolderRuns(Lab lab, Path picture) {

    Reading run(ClientProcess client, int pictures) throws Exception {
        Path inbox = lab.newFolder(picture, pictures);
        Path finished = lab.newFolder();
        Reading reading = client.perform(new Task.Folder(inbox.toString(), finished.toString(), pictures));
        if (reading.completed() != pictures) {
            throw new IllegalStateException("Of %d pictures %d were finished".formatted(pictures, reading.completed()));
        }
        Lab.delete(inbox);
        Lab.delete(finished);
        return reading;
    }
}
