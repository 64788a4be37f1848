package io.github.camelpixelcut.example;

import io.github.camelpixelcut.example.Outcome.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Records what became of a picture and tells the operator. */
final class OutcomeRecorder {

    private final Workspace workspace;
    private final RunProgress progress;
    private final Console console;

    OutcomeRecorder(Workspace workspace, RunProgress progress, Console console) {
        this.workspace = workspace;
        this.progress = progress;
        this.console = console;
    }

    /** @param address of the object in S3 */
    void stored(PictureJob job, long bytes, String address) {
        record(job, new Outcome(Kind.STORED, bytes, address, null, job.picture().path()));
    }

    /** @param original where the picture is now */
    void failed(PictureJob job, Kind kind, FailureReason reason, Path original) {
        record(job, new Outcome(kind, sizeOf(original), workspace.show(original), reason, original));
    }

    private void record(PictureJob job, Outcome outcome) {
        RunProgress.Entry entry = progress.note(
                job.picture(), job.call() > 1 ? outcome.with(FailureReason.ofKilledCalls(job.call())) : outcome);
        console.progress(entry, progress.count(), progress.expected());
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }
}
