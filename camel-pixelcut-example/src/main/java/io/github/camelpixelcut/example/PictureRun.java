package io.github.camelpixelcut.example;

import io.github.camelpixelcut.error.PixelcutAuthenticationException;
import io.github.camelpixelcut.example.Outcome.Kind;
import io.github.camelpixelcut.sandbox.PixelcutSandbox;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** One run: starts what the route needs, lets it work until the end is asked for, and reports. */
final class PictureRun {

    private static final Logger LOG = LoggerFactory.getLogger(PictureRun.class);

    private static final String ROUTE = "pictures";

    /** The longest that one picture may still take when the end is asked for: above the component's request timeout. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(310);

    /**
     * @param watch whether to wait for more pictures when the inbox is done
     * @param live whether to call the real API, which costs credits
     */
    record Options(boolean watch, boolean live) {}

    /** Credits of the sandbox: no folder of photos is to end with them. */
    private static final long PLAY_MONEY = 1_000_000_000;

    /** No word of a message: the component blots out its key in all that it says. */
    static final String NO_KEY = "no-key-needed";

    private final Settings settings;
    private final Workspace workspace;
    private final Options options;
    private final Report report;
    private final Finish finish;
    private final Ledger ledger = new Ledger();
    private boolean inboxIsComplete = true;

    PictureRun(Settings settings, Workspace workspace, Options options, Report report, Finish finish) {
        this.settings = settings;
        this.workspace = workspace;
        this.options = options;
        this.report = report;
        this.finish = finish;
    }

    /** @return the exit code of the process, one of {@link ExitCode} */
    @SuppressWarnings("try") // the lock and the sandbox are only held
    int run() throws Exception {
        try (FileChannel lock = workspace.lock();
                PixelcutSandbox sandbox = preparePixelcut();
                EmbeddedS3 embedded = prepareS3();
                S3Client s3 = embedded == null ? connectToS3(settings.get("s3.endpoint")) : embedded.client()) {
            report.line("Inbox    %s", workspace.inbox());
            inboxIsComplete = new InboxCheck(workspace.inbox(), settings.get("inbox.extensions"), report).announce();
            work(prepareCamel(s3));
        }
        return exitCode();
    }

    private PixelcutSandbox preparePixelcut() throws Exception {
        if (options.live()) {
            settings.set(
                    "camel.component.pixelcut.api-key",
                    settings.variable(Application.KEY).orElseThrow());
            settings.find("pixelcut.base-url").ifPresent(url -> settings.set("camel.component.pixelcut.base-url", url));
            settings.set("throttle", settings.get("throttle.live"));
            report.line("Pixelcut the real API: each picture costs credits");
            return null;
        }
        PixelcutSandbox sandbox = settings.find("sandbox.url").isPresent()
                ? null
                : PixelcutSandbox.builder().credits(PLAY_MONEY).start();
        String url = sandbox == null ? settings.get("sandbox.url") : sandbox.baseUrl();
        settings.set("camel.component.pixelcut.api-key", NO_KEY);
        settings.set("camel.component.pixelcut.base-url", url);
        settings.set("throttle", settings.get("throttle.sandbox"));
        report.line("Pixelcut the sandbox at %s: no key is used, its credits are play money", url);
        return sandbox;
    }

    private EmbeddedS3 prepareS3() throws Exception {
        String endpoint = settings.get("s3.endpoint");
        if (endpoint.equals("embedded")) {
            EmbeddedS3 s3 = EmbeddedS3.start(workspace.s3());
            report.line("S3       S3Proxy at %s, files in %s", s3.address(), workspace.s3());
            return s3;
        }
        report.line("S3       %s, bucket %s", endpoint.equals("aws") ? "AWS" : endpoint, settings.get("s3.bucket"));
        return null;
    }

    /** The SDK repeats nothing: the route does, which Camel's own client leaves no way to say. */
    private S3Client connectToS3(String endpoint) {
        S3ClientBuilder client = S3Client.builder()
                .region(Region.of(settings.get("s3.region")))
                .httpClientBuilder(ApacheHttpClient.builder())
                .overrideConfiguration(config -> config.retryStrategy(AwsRetryStrategy.doNotRetry()));
        if (!endpoint.equals("aws")) {
            client.endpointOverride(URI.create(endpoint)).forcePathStyle(true);
        }
        return client.build();
    }

    private Main prepareCamel(S3Client s3) throws IOException {
        IdempotentRepository done = doneFiles();
        OpenCalls calls = new OpenCalls(workspace.calls());
        new Resumption(workspace, done, calls, report).announce();
        SettledFiles settled = new SettledFiles(settledAfter());
        S3Keys keys = new S3Keys(settings.get("s3.endpoint").equals("embedded"));
        Desk desk = new Desk(workspace, ledger, finish, report, settled, done, calls, keys, !options.watch());
        settings.set("inbox.directory", workspace.inbox());
        settings.set("inbox.ends", !options.watch());
        Main main = new Main();
        main.setPropertyPlaceholderLocations("false"); // the settings below are those of the file already
        main.setOverrideProperties(settings.asProperties());
        main.bind("desk", desk);
        main.bind("retry", (Processor) desk::retry);
        main.bind("untried", desk.filter(pauseAfterFailure()));
        main.bind(
                "scenes",
                new FolderScenes(settings.find(workspace.isDemo() ? "samples.scenes" : "folder.scenes")
                        .orElse("")));
        main.bind("settled", settled);
        main.bind("done", done);
        main.bind("s3Client", s3);
        return main;
    }

    /** Nobody is still copying the files of a demo. */
    private Duration settledAfter() {
        return workspace.isDemo() ? Duration.ZERO : Duration.parse(settings.get("inbox.settled"));
    }

    /** In a run that ends by itself a failure is final: the next run tries again. */
    private Duration pauseAfterFailure() {
        return options.watch() ? Duration.parse(settings.get("inbox.pause-after-failure")) : Duration.ofDays(365);
    }

    /** Every key stays in memory: the repository's own cache of 1,000 would search the file at each poll. */
    private IdempotentRepository doneFiles() {
        FileIdempotentRepository done =
                new FileIdempotentRepository(workspace.doneFile().toFile(), new ConcurrentHashMap<>());
        done.setMaxFileStoreSize(0);
        done.start();
        return done;
    }

    private void work(Main main) throws Exception {
        OptionalLong spent = OptionalLong.empty();
        try {
            main.start();
            spent = workWith(main.getCamelContext());
        } finally {
            main.stop();
        }
        report(spent);
    }

    private OptionalLong workWith(CamelContext camel) throws Exception {
        ProducerTemplate calls = camel.createProducerTemplate();
        OptionalLong before;
        try {
            before = credits(calls);
        } catch (PixelcutAuthenticationException e) {
            finish.request(Finish.Reason.REFUSED);
            report.refused(Cause.of(e));
            return OptionalLong.of(0);
        }
        camel.getRouteController().startRoute(ROUTE);
        finish.await();
        camel.getRouteController().stopRoute(ROUTE, LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
        OptionalLong after = credits(calls);
        return before.isPresent() && after.isPresent()
                ? OptionalLong.of(before.getAsLong() - after.getAsLong())
                : OptionalLong.empty();
    }

    /** Empty where nobody can tell: the count is for the report only. */
    private static OptionalLong credits(ProducerTemplate calls) throws PixelcutAuthenticationException {
        try {
            return OptionalLong.of(calls.requestBody("pixelcut:credits?maxRetries=3", null, Long.class));
        } catch (CamelExecutionException e) {
            if (e.getCause() instanceof PixelcutAuthenticationException refused) {
                throw refused;
            }
            LOG.warn("The number of credits is unknown: {}", e.getCause().getMessage());
            return OptionalLong.empty();
        }
    }

    private void report(OptionalLong creditsSpent) throws Exception {
        List<Ledger.Entry> entries = ledger.entries();
        report.table(entries);
        report.summary(ledger, creditsSpent);
        if (finish.await() != Finish.Reason.INBOX_DONE && ledger.waiting() > 0) {
            report.line("%d more were not tried and stay in the inbox", ledger.waiting());
        }
        report.line("");
        if (!entries.isEmpty()) {
            new ContactSheet(ledger).write(workspace.contactSheet());
            report.line("Contact sheet  %s", workspace.contactSheet());
        }
        if (settings.get("s3.endpoint").equals("embedded")) {
            report.line("Pictures       %s", workspace.s3().resolve(settings.get("s3.bucket")));
        } else {
            report.line("Pictures       s3://%s", settings.get("s3.bucket"));
        }
        if (ledger.count(Kind.REJECTED) > 0) {
            report.line("Rejected       %s", workspace.rejected());
        }
        if (entries.stream().anyMatch(entry -> entry.outcome().original().startsWith(workspace.review()))) {
            report.line("For review     %s", workspace.review());
        }
    }

    private int exitCode() {
        if (finish.await() == Finish.Reason.REFUSED) {
            return ExitCode.REFUSED;
        }
        boolean failed =
                !inboxIsComplete || ledger.count(Kind.FAILED) > 0 || finish.await() == Finish.Reason.INBOX_LOST;
        return failed ? ExitCode.SOME_FAILED : ExitCode.DONE;
    }
}
