package io.github.camelpixelcut.example;

import io.github.camelpixelcut.example.Outcome.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Records what became of a picture and tells the operator. */
final class OutcomeRecorder {

    private final Workspace workspace;
    private final RunProgress progress;
    private final CallJournal journal;
    private final Console console;

    OutcomeRecorder(Workspace workspace, RunProgress progress, CallJournal journal, Console console) {
        this.workspace = workspace;
        this.progress = progress;
        this.journal = journal;
        this.console = console;
    }

    /** @param address of the object in S3 */
    void stored(Picture picture, long bytes, String address) {
        record(picture, new Outcome(Kind.STORED, bytes, address, null, picture.path()));
    }

    /** @param original where the picture is now */
    void failed(Picture picture, Kind kind, FailureReason reason, Path original) {
        record(picture, new Outcome(kind, sizeOf(original), workspace.show(original), reason, original));
    }

    private void record(Picture picture, Outcome outcome) {
        int sent = callsSentFor(picture);
        RunProgress.Entry entry =
                progress.note(picture, sent > 1 ? outcome.with(FailureReason.ofKilledCalls(sent)) : outcome);
        console.progress(entry, progress.count(), progress.expected());
    }

    private int callsSentFor(Picture picture) {
        try {
            return journal.find(picture).map(CallJournal.Entry::sent).orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }
}
