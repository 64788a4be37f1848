package io.github.camelpixelcut.reliability;

import static java.util.Map.entry;

import io.github.camelpixelcut.error.PixelcutException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The fault matrix of the documentation. Its rows are the test cases; each test fails if the route or the server did
 * not see what its row says.
 */
public final class FaultMatrix {

    private static final List<String> HEADS =
            List.of("Fault", "Exception", "Message", "Cause", "`isPossiblyCharged()`", "Requests", "Pictures");

    private FaultMatrix() {}

    /** A table: its column headings and the cells of its rows. */
    public record Table(List<String> heads, List<List<String>> rows) {}

    /** The tables by their names in the documentation. */
    public static Map<String, Supplier<Table>> tables() {
        return Map.ofEntries(
                entry("route-shapes", FaultMatrix::shapes),
                entry("faults-before-sending", () -> table(BeforeSendingTest.cases())),
                entry("faults-while-sending", () -> table(WhileSendingTest.cases())),
                entry("faults-after-sending", () -> table(AfterSendingTest.cases())),
                entry("faults-error-handlers", AfterSendingTest::handlers),
                entry("faults-in-the-answer", () -> table(InTheAnswerTest.cases())),
                entry("faults-endless", () -> table(EndlessAnswersTest.cases())),
                entry("faults-statuses", () -> table(StatusesTest.cases())),
                entry("faults-download", () -> table(DownloadTest.cases())),
                entry("faults-connections", () -> table(ConnectionsTest.cases())),
                entry("faults-life-cycle", () -> table(LifeCycleTest.cases())));
    }

    private static Table shapes() {
        return new Table(
                List.of("Who", "Route", "Faults", "Paid", "Ends with"),
                RouteShapesTest.cases().map(FaultMatrix::row).toList());
    }

    private static List<String> row(RouteShape shape) {
        return List.of(
                shape.kind().toString(),
                shape.shape(),
                shape.faults().toString(),
                Integer.toString(shape.paid()),
                shape.ends() ? "the picture" : "the exception");
    }

    private static Table table(Stream<FaultCase> cases) {
        return new Table(HEADS, cases.map(FaultMatrix::row).toList());
    }

    private static List<String> row(FaultCase fault) {
        Outcome outcome = fault.outcome();
        boolean failed = outcome.exception() != null;
        return List.of(
                fault.fault(),
                failed ? exception(outcome.exception(), outcome.status()) : "none: the picture",
                failed ? outcome.says() : "",
                outcome.cause() == null ? "" : code(outcome.cause().getSimpleName()),
                !failed ? "" : outcome.charged() ? "**yes**" : "no",
                Integer.toString(outcome.requests()),
                Integer.toString(outcome.pictures()));
    }

    private static String exception(Class<? extends PixelcutException> exception, int status) {
        return code(exception.getSimpleName()) + (status == 0 ? "" : ", " + status);
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
