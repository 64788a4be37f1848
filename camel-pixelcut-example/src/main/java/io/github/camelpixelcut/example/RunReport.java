package io.github.camelpixelcut.example;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import freemarker.template.TemplateException;
import io.github.camelpixelcut.example.Outcome.Kind;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** What the operator reads at the end of a run: what became of each picture, and where everything is. */
final class RunReport {

    private final Workspace workspace;
    private final S3Connection s3;
    private final RunProgress progress;
    private final Console console;

    RunReport(Workspace workspace, S3Connection s3, RunProgress progress, Console console) {
        this.workspace = workspace;
        this.s3 = s3;
        this.progress = progress;
        this.console = console;
    }

    /**
     * Writes the contact sheet too.
     *
     * @param creditsSpent empty when unknown
     */
    void print(Shutdown.Reason reason, OptionalLong creditsSpent) throws TemplateException {
        List<RunProgress.Entry> entries = progress.entries();
        if (!entries.isEmpty()) {
            console.line("");
            console.print(table(entries));
        }
        printSummary(creditsSpent);
        if (reason != Shutdown.Reason.INBOX_DONE && progress.waiting() > 0) {
            console.line(
                    progress.waiting() == 1
                            ? "1 more was not tried and stays in the inbox"
                            : "%d more were not tried and stay in the inbox",
                    progress.waiting());
        }
        console.line("");
        printPlaces(entries);
    }

    private static String table(List<RunProgress.Entry> entries) {
        return AsciiTable.getTable(
                AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS,
                entries,
                List.of(
                        column("FILE")
                                .with(entry -> Console.printable(entry.picture().name())),
                        column("OUTCOME").with(RunReport::outcome),
                        column("SIZE")
                                .headerAlign(HorizontalAlign.RIGHT)
                                .dataAlign(HorizontalAlign.RIGHT)
                                .with(entry -> Console.size(entry.outcome().bytes())),
                        column("WHERE")
                                .with(entry -> Console.printable(entry.outcome().where()))));
    }

    private static Column column(String header) {
        return new Column()
                .header(header)
                .headerAlign(HorizontalAlign.LEFT)
                .dataAlign(HorizontalAlign.LEFT)
                .maxWidth(Integer.MAX_VALUE);
    }

    private static String outcome(RunProgress.Entry entry) {
        Outcome outcome = entry.outcome();
        return outcome.reason() == null
                ? outcome.kind().toString()
                : Console.printable(outcome.kind() + " (" + outcome.reason().code() + ")");
    }

    private void printSummary(OptionalLong creditsSpent) {
        console.line(
                "%s: %d stored, %d rejected, %d failed, %s spent",
                Console.count(progress.count(), "picture"),
                progress.count(Kind.STORED),
                progress.count(Kind.REJECTED),
                progress.count(Kind.FAILED),
                creditsSpent.isPresent() ? Console.count(creditsSpent.getAsLong(), "credit") : "unknown credits");
    }

    private void printPlaces(List<RunProgress.Entry> entries) throws TemplateException {
        if (!entries.isEmpty()) {
            writeContactSheet();
        }
        console.line("Pictures       %s", s3.place());
        if (progress.count(Kind.REJECTED) > 0) {
            console.line("Rejected       %s", workspace.rejected());
        }
        if (entries.stream().anyMatch(entry -> entry.outcome().original().startsWith(workspace.review()))) {
            console.line("For review     %s", workspace.review());
        }
    }

    private void writeContactSheet() throws TemplateException {
        try {
            new ContactSheet(progress).write(workspace.contactSheet());
            console.line("Contact sheet  %s", workspace.contactSheet());
        } catch (IOException e) {
            console.problem("The contact sheet cannot be written: "
                    + FailureReason.of(e).message());
        }
    }
}
