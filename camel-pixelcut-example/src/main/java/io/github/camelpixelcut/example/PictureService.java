package io.github.camelpixelcut.example;

import io.github.camelpixelcut.PixelcutEndpoint;
import io.github.camelpixelcut.PixelcutResume;
import io.github.camelpixelcut.error.PixelcutAuthenticationException;
import io.github.camelpixelcut.example.Outcome.Kind;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spi.CamelContextCustomizer;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.LifecycleStrategySupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the route in {@code camel/pictures.yaml}, on any of Camel's runtimes. As a bean of the application (in Camel
 * Main's registry, in Spring, in CDI), it binds the beans that the route names to the Camel context, before Camel loads
 * the routes. {@link #work} then runs the route.
 *
 * <p>Until {@link #close}, no other process can work on the inbox.
 */
public final class PictureService implements CamelContextCustomizer, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PictureService.class);

    private static final String ROUTE = "pictures";

    /** How long a picture under way may still take when the run ends. Longer than the component's request timeout. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(310);

    private final Settings settings;
    private final Workspace workspace;
    private final Console console;
    private final Shutdown shutdown;
    private final boolean endsByItself;
    private final RunProgress progress = new RunProgress();
    private final InboxScan scan;
    private final FileChannel lock;
    private S3Connection s3;
    private DoneFile done;
    private PictureReceipts receipts;
    private CamelContext camel;

    private PictureService(Settings settings, Workspace workspace, Console console, Shutdown shutdown)
            throws IOException {
        this.settings = settings;
        this.workspace = workspace;
        this.console = console;
        this.shutdown = shutdown;
        this.endsByItself = Boolean.parseBoolean(settings.get("inbox.ends"));
        this.scan = new InboxScan(workspace.inbox(), settings.get("inbox.extensions"), console);
        this.lock = workspace.lock();
    }

    /**
     * Prepares the folders and the S3 server. It reads the settings of this application's
     * {@code application.properties} that begin with {@code inbox.}, {@code s3.}, {@code folder.} and {@code samples.},
     * the setting {@code resume}, and two more: {@code inbox.directory}, an existing folder (default: a new copy of the
     * samples in {@code target/demo}), and {@code inbox.ends}, whether the run ends when all pictures of the inbox are
     * done. The route gets the other settings from Camel.
     *
     * @param properties the configuration of the runtime: gives the value of a setting by its name, null if it is not
     *     set
     * @param out receives the lines for the operator
     * @throws RuntimeException when a setting is missing or wrong, or when another process works on the inbox
     */
    public static PictureService open(UnaryOperator<String> properties, PrintStream out) throws Exception {
        Settings settings = Settings.of(properties);
        Optional<String> inbox = settings.find("inbox.directory");
        Workspace workspace =
                inbox.isPresent() ? Workspace.ofInbox(Path.of(inbox.get())) : Workspace.ofDemo(Workspace.demos());
        return open(settings, workspace, new Console(out), new Shutdown());
    }

    static PictureService open(Settings settings, Workspace workspace, Console console, Shutdown shutdown)
            throws Exception {
        PictureService pictures = new PictureService(settings, workspace, console, shutdown);
        try {
            pictures.checkInbox();
            pictures.prepare();
            return pictures;
        } catch (Exception e) {
            pictures.close();
            throw e;
        }
    }

    private void checkInbox() throws IOException {
        console.line("Inbox    %s", workspace.inbox());
        try {
            workspace.checkParents();
            scan.announce();
        } catch (Settings.InvalidException e) {
            workspace.deleteIfNew();
            throw e;
        }
    }

    private void prepare() throws Exception {
        s3 = S3Connection.open(settings, workspace, console);
        done = new DoneFile(workspace.doneFile());
    }

    /** Called by Camel before it loads the routes. */
    @Override
    public void configure(CamelContext context) {
        camel = context;
        SettledFiles settled = new SettledFiles(settledAfter());
        receipts = new PictureReceipts(workspace.receipts(), this::keyOfReceipt);
        OutcomeRecorder outcomes = new OutcomeRecorder(workspace, progress, console);
        DiskCheck diskCheck = new DiskCheck(workspace.work(), shutdown, console);
        FailureSteps failures = new FailureSteps(workspace, receipts, outcomes, diskCheck, shutdown, console);
        JobCompletion completion = new JobCompletion(done, receipts, progress, failures, diskCheck, console);
        S3Keys keys = new S3Keys(settings.find("s3.prefix").orElse(""), s3.isEmbedded());
        Registry beans = camel.getRegistry();
        beans.bind("inboxFilter", new InboxFilter(progress, scan, shutdown, pauseAfterFailure()));
        beans.bind("inboxEvents", new InboxEvents(progress, settled, shutdown, console, endsByItself));
        beans.bind("settledFiles", settled);
        beans.bind("doneFile", done);
        beans.bind("folderScenes", new FolderScenes(folderScenes()));
        beans.bind("pictureSteps", new PictureSteps(receipts, progress, outcomes, completion, keys, shutdown));
        beans.bind("receipts", new ReportedReceipts(receipts.repository(), diskCheck, console));
        beans.bind("failureSteps", failures);
        beans.bind("noteFailure", Processor.class, (Processor) failures::noteFailure);
        beans.bind("reportRetry", Processor.class, (Processor) failures::reportRetry);
        beans.bind("s3Client", s3.client());
        camel.getPropertiesComponent().addOverrideProperty("inbox.directory", workspace.inboxInUri());
        camel.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onContextStopping(CamelContext stopping) {
                shutdown.request(Shutdown.Reason.INTERRUPTED);
            }
        });
    }

    private String keyOfReceipt(String purchase) {
        return camel.getEndpoint("pixelcut:generate-background", PixelcutEndpoint.class)
                .receiptKey(purchase);
    }

    private String folderScenes() {
        return settings.find(workspace.isDemo() ? "samples.scenes" : "folder.scenes")
                .orElse("");
    }

    /** The samples are copied already. */
    private Duration settledAfter() {
        return workspace.isDemo() ? Duration.ZERO : Duration.parse(settings.get("inbox.settled"));
    }

    /** In a run that ends by itself, a picture is not tried again after a failure. */
    private Duration pauseAfterFailure() {
        return endsByItself ? Duration.ofDays(365) : Duration.parse(settings.get("inbox.pause-after-failure"));
    }

    /**
     * Runs the route until all pictures of the inbox are done, no further picture can succeed, or Camel stops. Then it
     * prints the report. Call it once, after Camel has started.
     *
     * @return the exit code of the process: 0 every picture was stored or rejected, 1 some failed or there was another
     *     problem, 2 stopped because of the key, the credits, the S3 server or the disk
     * @throws Exception when the route cannot be started or stopped
     */
    public int work() throws Exception {
        new ReceiptRecovery(workspace, done, receipts, resume(), console).announce();
        OptionalLong creditsSpent = runRoute();
        new RunReport(workspace, s3, progress, console).print(shutdown.await(), creditsSpent);
        return exitCode();
    }

    private PixelcutResume resume() {
        return settings.find("resume")
                .map(value -> PixelcutResume.valueOf(value.toUpperCase(Locale.ROOT)))
                .orElse(PixelcutResume.RESEND);
    }

    private OptionalLong runRoute() throws Exception {
        OptionalLong before;
        try {
            before = credits();
        } catch (PixelcutAuthenticationException e) {
            shutdown.request(Shutdown.Reason.CANNOT_CONTINUE);
            console.stopped(e.getMessage());
            return OptionalLong.of(0);
        }
        camel.getRouteController().startRoute(ROUTE);
        shutdown.await();
        camel.getRouteController().stopRoute(ROUTE, LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
        OptionalLong after = credits();
        return before.isPresent() && after.isPresent()
                ? OptionalLong.of(before.getAsLong() - after.getAsLong())
                : OptionalLong.empty();
    }

    /** Empty if unknown: the number is only for the report. */
    private OptionalLong credits() throws PixelcutAuthenticationException, IOException {
        if (!camel.isStarted()) {
            return OptionalLong.empty();
        }
        try (ProducerTemplate call = camel.createProducerTemplate()) {
            return OptionalLong.of(call.requestBody("pixelcut:credits?maxRetries=3", null, Long.class));
        } catch (CamelExecutionException e) {
            if (e.getCause() instanceof PixelcutAuthenticationException refused) {
                throw refused;
            }
            LOG.warn("The number of credits is unknown: {}", e.getCause().getMessage());
            return OptionalLong.empty();
        }
    }

    private int exitCode() {
        Shutdown.Reason reason = shutdown.await();
        if (reason == Shutdown.Reason.CANNOT_CONTINUE) {
            return ExitCode.CANNOT_CONTINUE;
        }
        return progress.count(Kind.FAILED) > 0 || console.hasProblems() ? ExitCode.SOME_FAILED : ExitCode.DONE;
    }

    /** Stops the S3 server and unlocks the inbox. */
    @Override
    public void close() throws IOException {
        try (lock) {
            if (s3 != null) {
                s3.close();
            }
        }
    }
}
