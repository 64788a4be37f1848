package io.github.camelpixelcut.benchmarks;

import io.github.camelpixelcut.benchmarks.soak.SoakCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the benchmarks. */
@Command(
        name = "java -jar camel-pixelcut-benchmarks.jar",
        mixinStandardHelpOptions = true,
        subcommands = SoakCommand.class)
public final class Main {

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }
}
