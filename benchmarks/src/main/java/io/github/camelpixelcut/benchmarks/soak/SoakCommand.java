package io.github.camelpixelcut.benchmarks.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import oshi.SystemInfo;
import oshi.hardware.HardwareAbstractionLayer;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code soak} on the command line. */
@Command(
        name = "soak",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description =
                "Runs the soak test: the example application processes a folder of pictures while the sandbox fails (5%% 429, 3%% 500), resets connections (2%%), answers late (1%%) and restarts twice. Then counts pictures, charges, memory, threads, files and connections. The exit code is 1 if a promise is broken.")
public final class SoakCommand implements Callable<Integer> {

    private static final int PER_SECOND = 8;
    private static final int WARM_UP = 60;
    private static final int RESTARTS = 2;
    private static final int DEFAULT_MINUTES = 3;

    @Spec
    private CommandSpec command;

    @ArgGroup
    private Size size = new Size();

    private static final class Size {

        @Option(
                names = "--minutes",
                description = "The duration of the load, with 8 new pictures per second. Default: 3.",
                showDefaultValue = Visibility.NEVER)
        private Integer minutes;

        @Option(
                names = "--pictures",
                description = "The number of pictures of the load, instead of a duration.",
                showDefaultValue = Visibility.NEVER)
        private Integer pictures;

        private int pictures() {
            if (pictures != null) {
                return atLeastOne("--pictures", pictures);
            }
            return (minutes == null ? DEFAULT_MINUTES : atLeastOne("--minutes", minutes)) * 60 * PER_SECOND;
        }

        private static int atLeastOne(String option, int value) {
            if (value < 1) {
                throw new IllegalArgumentException(option + " is " + value + ": must be at least 1");
            }
            return value;
        }
    }

    @Option(
            names = "--seed",
            description =
                    "Determines which calls, in the order of their arrival, get a fault. The same seed selects the same calls. Default: random.",
            showDefaultValue = Visibility.NEVER)
    private Long seed;

    @Option(
            names = "--folder",
            description = "The folder in which a new folder with all pictures and outputs is created.")
    private Path folder = Path.of("benchmarks/target/soak");

    @Option(
            names = "--docs",
            paramLabel = "PAGE",
            description =
                    "Also writes the result into this Markdown page, between <!-- soak --> and <!-- end of soak -->.",
            showDefaultValue = Visibility.NEVER)
    private Path docs;

    /** Reports a wrong option in one line, without a stack trace. */
    private void check() {
        try {
            size.pictures();
            if (docs != null) {
                new MarkdownBlock(docs, "soak").check();
            }
        } catch (IllegalArgumentException | IOException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public Integer call() throws Exception {
        check();
        System.setProperty("java.awt.headless", "true");
        SoakSettings settings = newSettings();
        System.out.println("All files are in " + settings.folder());
        SoakResult result = new Soak(settings, SoakCommand::progress).run();
        String text = result + "\n" + LocalDate.now() + ", " + machine();
        System.out.println("\n" + text);
        if (docs != null) {
            new MarkdownBlock(docs, "soak").write(text);
        }
        return result.passed() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private SoakSettings newSettings() throws IOException {
        SoakSettings.Faults faults = new SoakSettings.Faults(
                "429=5,500=3",
                2,
                1,
                Duration.ofSeconds(30),
                Duration.ofMillis(500),
                seed == null ? ThreadLocalRandom.current().nextInt(1_000_000) : seed);
        // Half of the maximum delay, so that half of the late answers arrive in time.
        Map<String, String> environment = Map.of("CAMEL_COMPONENT_PIXELCUT_RESPONSE_TIMEOUT", "15000");
        return new SoakSettings(freshFolder(), WARM_UP, size.pictures(), PER_SECOND, RESTARTS, faults, environment);
    }

    private Path freshFolder() throws IOException {
        String time = LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
        return Files.createDirectories(folder.resolve(time)).toAbsolutePath();
    }

    private static void progress(String line) {
        System.out.println(LocalDateTime.now().format(DateTimeFormatter.ofPattern("HH:mm:ss")) + " " + line);
    }

    private static String machine() {
        SystemInfo system = new SystemInfo();
        HardwareAbstractionLayer hardware = system.getHardware();
        return "%s, %d CPUs, %d GB, %s, Java %s"
                .formatted(
                        hardware.getProcessor().getProcessorIdentifier().getName(),
                        hardware.getProcessor().getLogicalProcessorCount(),
                        Math.round(hardware.getMemory().getTotal() / 1e9),
                        system.getOperatingSystem().getFamily(),
                        Runtime.version().feature());
    }
}
