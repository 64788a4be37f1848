package io.github.camelpixelcut.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The sandbox as a process of its own. */
@Command(
        name = "camel-pixelcut-sandbox",
        description = "An offline server that keeps the contract of the Pixelcut image API.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        showDefaultValues = true)
public final class Main implements Callable<Integer> {

    @Option(names = "--host", description = "Address to bind to; 0.0.0.0 opens the sandbox to the network.")
    private String host = PixelcutSandbox.Builder.DEFAULT_HOST;

    @Option(names = "--port", description = "Port; 0 takes a free one.")
    private int port = 8099;

    @Option(names = "--credits", description = "Credits on the account.")
    private long credits = PixelcutSandbox.Builder.DEFAULT_CREDITS;

    @Option(names = "--credits-per-picture", description = "What a picture costs.")
    private long creditsPerPicture = PixelcutSandbox.Builder.DEFAULT_CREDITS_PER_PICTURE;

    @Option(
            names = "--latency",
            paramLabel = "<ms>",
            description = "Milliseconds that a finished picture is held back.")
    private long latencyMillis;

    @Option(
            names = "--requests-per-second",
            description = "Calls accepted within a second, more get 429; 0 for no limit.")
    private int requestsPerSecond;

    @Option(
            names = "--accepted-key",
            description = "The only API key that is accepted; any non-blank one unless given. Never give a real key.",
            showDefaultValue = CommandLine.Help.Visibility.NEVER)
    private String acceptedKey;

    @Option(
            names = "--fail-percent",
            paramLabel = "<status=percent>",
            split = ",",
            description = "Percent of the calls that fail with a status, for example 429=5,500=3.",
            showDefaultValue = CommandLine.Help.Visibility.NEVER)
    private Map<Integer, Double> failPercent = Map.of();

    @Option(
            names = "--reset-percent",
            paramLabel = "<percent>",
            description =
                    "Percent of the calls whose connection is reset when the request was read, half of them after the picture was charged.")
    private double resetPercent;

    @Option(
            names = "--slow-percent",
            paramLabel = "<percent>",
            description = "Percent of the calls that are answered later, each by a random time.")
    private double slowPercent;

    @Option(names = "--slow-at-most", paramLabel = "<ms>", description = "The longest of these times, in milliseconds.")
    private long slowAtMostMillis = 10_000;

    @Option(
            names = "--seed",
            description = "Which calls meet a fault by chance: the same ones for the same seed, counted by arrival.")
    private long seed;

    public static void main(String[] args) {
        setUpLogging();
        System.exit(new CommandLine(new Main())
                .setExecutionExceptionHandler(Main::explain)
                .execute(args));
    }

    /** Only where the user has not said otherwise by -D options. */
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

    /** What was counted would be gone with the process. */
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

                Ctrl-C stops it.
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
