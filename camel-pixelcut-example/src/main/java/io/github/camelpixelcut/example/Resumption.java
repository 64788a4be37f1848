package io.github.camelpixelcut.example;

import java.io.IOException;
import org.apache.camel.spi.IdempotentRepository;

/** What an earlier run left open because it was killed, told to the operator before anything is sent. */
final class Resumption {

    private final Workspace workspace;
    private final IdempotentRepository done;
    private final OpenCalls calls;
    private final Report report;

    Resumption(Workspace workspace, IdempotentRepository done, OpenCalls calls, Report report) {
        this.workspace = workspace;
        this.done = done;
        this.calls = calls;
        this.report = report;
    }

    /** Names every call that is still open, and forgets those that no picture of the inbox will come back to. */
    void announce() throws IOException {
        for (OpenCalls.OpenCall call : calls.all()) {
            if (done.contains(call.key())) {
                calls.forget(call.key());
            } else if (!isInInbox(call)) {
                report.problem(withoutPicture(call));
                calls.forget(call.key());
            } else {
                report.resumed(withPicture(call));
            }
        }
    }

    private boolean isInInbox(OpenCalls.OpenCall call) {
        try {
            return Picture.in(workspace.inbox(), call.file()).key().equals(call.key());
        } catch (IOException e) {
            return false;
        }
    }

    private static String withPicture(OpenCalls.OpenCall call) {
        String again = Cause.ofKilledCalls(call.sent() + 1).message();
        return call.hasResult()
                ? call.file() + " was finished when the application was killed: it is fetched from its URL, for free"
                : call.file() + " " + again + ". It is sent again";
    }

    private static String withoutPicture(OpenCalls.OpenCall call) {
        String open =
                "The application was killed while it worked on %s, which may have been paid for and is no longer in the inbox"
                        .formatted(call.file());
        return call.hasResult()
                ? "%s: the finished picture is at %s for an hour after %s"
                        .formatted(open, call.resultUrl(), call.time())
                : open + ": look into rejected and review";
    }
}
