package io.github.camelpixelcut.benchmarks;

import io.github.camelpixelcut.benchmarks.measure.Benchmarks;
import io.github.camelpixelcut.benchmarks.soak.SoakCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command line of the benchmarks. */
@Command(
        name = "java -jar camel-pixelcut-benchmarks.jar",
        mixinStandardHelpOptions = true,
        description = "Compares the cost of the component with that of code that users would write by hand.",
        subcommands = SoakCommand.class)
public final class Main implements Callable<Integer> {

    @Mixin
    private Benchmarks benchmarks;

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        benchmarks.run();
        return CommandLine.ExitCode.OK;
    }
}
