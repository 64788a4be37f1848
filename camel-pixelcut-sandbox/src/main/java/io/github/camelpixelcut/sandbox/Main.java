package io.github.camelpixelcut.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line: runs a sandbox until the process is stopped. */
@Command(
        name = "camel-pixelcut-sandbox",
        description = "An offline server that implements the contract of the Pixelcut image API.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        showDefaultValues = true)
public final class Main implements Callable<Integer> {

    @Option(names = "--host", description = "Address to listen on; 0.0.0.0 accepts calls from the network.")
    private String host = PixelcutSandbox.Builder.DEFAULT_HOST;

    @Option(names = "--port", description = "Port to listen on; 0 chooses a free one.")
    private int port = 8099;

    @Option(names = "--credits", description = "Credits on the account.")
    private long credits = PixelcutSandbox.Builder.DEFAULT_CREDITS;

    @Option(names = "--credits-per-picture", description = "Credits that a picture costs.")
    private long creditsPerPicture = PixelcutSandbox.Builder.DEFAULT_CREDITS_PER_PICTURE;

    @Option(names = "--latency", paramLabel = "<ms>", description = "Milliseconds by which every picture is delayed.")
    private long latencyMillis;

    @Option(
            names = "--requests-per-second",
            description = "Calls accepted per second, further calls get 429; 0 means no limit.")
    private int requestsPerSecond;

    @Option(
            names = "--concurrent-requests",
            description = "Calls processed at the same time, further calls get 429; 0 means no limit.")
    private int concurrentRequests;

    @Option(
            names = "--accepted-key",
            description =
                    "The only API key that is accepted (default: any key that is not blank). Never use a real key.",
            showDefaultValue = CommandLine.Help.Visibility.NEVER)
    private String acceptedKey;

    @Option(
            names = "--fail-percent",
            paramLabel = "<status=percent>",
            split = ",",
            description = "Percentage of calls that fail with a status, for example 429=5,500=3.",
            showDefaultValue = CommandLine.Help.Visibility.NEVER)
    private Map<Integer, Double> failPercent = Map.of();

    @Option(
            names = "--reset-percent",
            paramLabel = "<percent>",
            description =
                    "Percentage of calls whose connection is reset after the request was read, half of them after the picture was charged.")
    private double resetPercent;

    @Option(
            names = "--slow-percent",
            paramLabel = "<percent>",
            description = "Percentage of calls whose picture is delayed, each by a random time.")
    private double slowPercent;

    @Option(
            names = "--slow-at-most",
            paramLabel = "<ms>",
            description = "The longest of these random times, in milliseconds.")
    private long slowAtMostMillis = 10_000;

    @Option(
            names = "--seed",
            description =
                    "Seed of the random faults: the same seed gives the same faults to the first call, the second, and so on.")
    private long seed;

    /**
     * Runs a sandbox, and ends the process when it is stopped.
     *
     * @param args the options that {@code --help} lists
     */
    public static void main(String[] args) {
        setUpLogging();
        System.exit(new CommandLine(new Main())
                .setExecutionExceptionHandler(Main::explain)
                .execute(args));
    }

    /** Properties that the user has set with -D are kept. */
    private static void setUpLogging() {
        Map.of(
                        "org.jboss.logging.provider", "slf4j",
                        "org.slf4j.simpleLogger.showDateTime", "true",
                        "org.slf4j.simpleLogger.dateTimeFormat", "HH:mm:ss",
                        "org.slf4j.simpleLogger.showThreadName", "false",
                        "org.slf4j.simpleLogger.showLogName", "false",
                        "org.slf4j.simpleLogger.log.io.undertow", "warn",
                        "org.slf4j.simpleLogger.log.org.xnio", "warn",
                        "org.slf4j.simpleLogger.log.org.jboss.threads", "warn")
                .forEach((name, value) -> System.setProperty(name, System.getProperty(name, value)));
    }

    private static int explain(Exception e, CommandLine command, CommandLine.ParseResult arguments) {
        command.getErr().println(e.getMessage());
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** Runs until the process is stopped. */
    @Override
    public Integer call() throws InterruptedException {
        PixelcutSandbox.Builder builder = PixelcutSandbox.builder()
                .host(host)
                .port(port)
                .credits(credits)
                .creditsPerPicture(creditsPerPicture)
                .latency(Duration.ofMillis(latencyMillis))
                .requestsPerSecond(requestsPerSecond)
                .concurrentRequests(concurrentRequests)
                .acceptedKey(acceptedKey)
                .resetPercent(resetPercent)
                .slowPercent(slowPercent, Duration.ofMillis(slowAtMostMillis))
                .seed(seed);
        failPercent.forEach(builder::failPercent);
        PixelcutSandbox sandbox = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(sandbox)));
        System.out.println(greeting(sandbox));
        new CountDownLatch(1).await();
        return CommandLine.ExitCode.OK;
    }

    /** The counts end with the process, so they are printed. */
    private static void stop(PixelcutSandbox sandbox) {
        sandbox.close();
        System.out.println("Stopped: " + sandbox.statsAsJson());
        System.out.flush();
    }

    private static String greeting(PixelcutSandbox sandbox) {
        String sample = sandbox.sampleNames().get(0);
        return """
                Pixelcut sandbox at %1$s

                Make a picture:
                  curl -H 'X-API-KEY: any' -H 'Accept: image/*' -H 'Content-Type: application/json' \\
                    -d '{"image_url": "%2$s", "scene": "marble"}' \\
                    -o picture.jpg %1$s/v1/generate-background
                Sample pictures: %3$s
                Statistics:      curl %1$s/sandbox/stats

                Press Ctrl-C to stop.
                """.formatted(sandbox.baseUrl(), sandbox.sampleUrl(sample), sandbox.sampleNames());
    }

    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"camel-pixelcut-sandbox " + (version == null ? "(not from a jar)" : version)};
        }
    }
}
