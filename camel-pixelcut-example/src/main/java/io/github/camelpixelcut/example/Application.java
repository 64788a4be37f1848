package io.github.camelpixelcut.example;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.util.ObjectHelper;
import org.apache.camel.util.StringHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import software.amazon.awssdk.core.exception.SdkException;

/** The command line of the application. */
@Command(
        name = "java -jar camel-pixelcut-example.jar",
        mixinStandardHelpOptions = true,
        versionProvider = Application.Version.class,
        sortOptions = false,
        exitCodeOnInvalidInput = ExitCode.USAGE,
        exitCodeOnExecutionException = ExitCode.SOME_FAILED,
        description = "Sends a folder of product photos through Pixelcut and stores the pictures in S3.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every picture was stored or rejected",
            "1:some pictures failed, there was another problem, or the application could not start",
            "2:stopped: the key is missing or was refused, the credits are used up, S3 refuses pictures, or the disk is full",
            "64:the command line or a setting is wrong"
        },
        footer = {
            "",
            "Without options, it processes sample pictures, with a sandbox in place of",
            "Pixelcut and a built-in S3 server. This needs no account and costs nothing.",
            "",
            "The settings are in application.properties. Environment variables override",
            "them, for example S3_ENDPOINT=aws S3_BUCKET=shop-pictures."
        })
public final class Application implements Callable<Integer> {

    static final String KEY = "PIXELCUT_API_KEY";

    private static final Logger LOG = LoggerFactory.getLogger(Application.class);

    @Option(
            names = "--inbox",
            paramLabel = "DIR",
            description =
                    "Folder with pictures, including its subfolders. Rejected pictures are moved to DIR.pixelcut/rejected. Which pictures are done is recorded in DIR.pixelcut too. Default: a new copy of the samples.")
    private Path inbox;

    @Option(names = "--watch", description = "Keep running and process new pictures as they arrive, until Ctrl-C.")
    private boolean watch;

    @Option(
            names = "--live",
            description = "Call the real Pixelcut API with the key in PIXELCUT_API_KEY. Each picture costs credits.")
    private boolean live;

    private final UnaryOperator<String> environment;
    private final PrintStream out;
    private final Shutdown shutdown;

    Application(UnaryOperator<String> environment, PrintStream out, Shutdown shutdown) {
        this.environment = environment;
        this.out = out;
        this.shutdown = shutdown;
    }

    /** Runs until the work is done or until Ctrl-C, and ends the process with one of the exit codes. */
    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        Shutdown shutdown = new Shutdown();
        CompletableFuture<Integer> exitCode = new CompletableFuture<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endOfProcess(shutdown, exitCode), "end-of-process"));
        exitCode.complete(run(System::getenv, System.out, System.err, shutdown, args));
        System.exit(exitCode.join());
    }

    /** A shutdown hook: on Ctrl-C, the JVM waits until the run has ended and has printed its table. */
    private static void endOfProcess(Shutdown shutdown, CompletableFuture<Integer> exitCode) {
        if (!exitCode.isDone() && shutdown.request(Shutdown.Reason.INTERRUPTED)) {
            System.out.println("Stopping: pictures under way are finished first");
        }
        int code = exitCode.join();
        System.out.flush();
        Runtime.getRuntime().halt(code);
    }

    /**
     * Runs the application and returns. The JVM does not end.
     *
     * @param environment gives the value of an environment variable, or null
     * @param out receives the lines for the operator
     * @param err receives error messages
     * @param shutdown ends the run when another thread requests it
     * @param args the command line
     * @return the exit code, as {@code --help} lists them
     */
    public static int run(
            UnaryOperator<String> environment, PrintStream out, PrintStream err, Shutdown shutdown, String... args) {
        return new CommandLine(new Application(environment, out, shutdown))
                .setExpandAtFiles(false) // a folder may be called @photos
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler((exception, command, parsed) -> explain(exception, command))
                .execute(args);
    }

    private static int explain(Exception exception, CommandLine command) {
        LOG.debug("The run failed", exception);
        if (exception instanceof Settings.InvalidException invalid) {
            command.getErr().println(Console.printable(invalid.getMessage()));
            return invalid.exitCode();
        }
        PropertyBindingException option = ObjectHelper.getException(PropertyBindingException.class, exception);
        if (option != null && option.getPropertyName() != null) {
            String name = Settings.COMPONENT + StringHelper.camelCaseToDash(option.getPropertyName());
            command.getErr()
                    .println("The setting %s (environment variable %s) cannot be '%s'"
                            .formatted(
                                    name,
                                    Settings.variableName(name),
                                    Console.printable(String.valueOf(option.getValue()))));
            return ExitCode.USAGE;
        }
        command.getErr().println("The application failed: " + Console.printable(reasonOf(exception)));
        command.getErr().println("Set LOG_LEVEL=DEBUG in the environment to see more.");
        return ExitCode.SOME_FAILED;
    }

    private static String reasonOf(Throwable exception) {
        if (exception instanceof SdkException || exception.getCause() == null) {
            String subject = exception instanceof SdkException ? "S3: " : "";
            return subject + FailureReason.of(exception).message();
        }
        return reasonOf(exception.getCause());
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = Settings.load(environment);
        if (live && settings.variable(KEY).isEmpty()) {
            throw new Settings.InvalidException(
                    "--live needs an API key in the environment variable " + KEY + ": nothing was sent",
                    ExitCode.CANNOT_CONTINUE);
        }
        if (inbox != null && inbox.toString().isBlank()) {
            throw new Settings.InvalidException(
                    "--inbox is empty: name a folder, or omit the option to process the samples");
        }
        Workspace workspace = inbox == null ? Workspace.ofDemo(Workspace.demos()) : Workspace.ofInbox(inbox);
        return new CamelMainRun(settings, workspace, new CamelMainRun.Options(watch, live), new Console(out), shutdown)
                .run();
    }

    /** The version in the manifest of the jar; classes that are not in a jar have none. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Application.class.getPackage().getImplementationVersion();
            return new String[] {"camel-pixelcut-example " + (version == null ? "(not packaged)" : version)};
        }
    }
}
