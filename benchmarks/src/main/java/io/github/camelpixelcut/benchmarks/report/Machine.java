package io.github.camelpixelcut.benchmarks.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.camel.impl.DefaultCamelContext;

/** The machine on which the measurements ran. */
public record Machine(String processor, int cores, double memoryGiB, String system, String jdk, String camel) {

    public static Machine here() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Machine(
                lineOf("/proc/cpuinfo", "model name", System.getProperty("os.arch")),
                Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize() / 1024.0 / 1024 / 1024,
                lineOf("/etc/os-release", "PRETTY_NAME", System.getProperty("os.name")) + ", kernel "
                        + System.getProperty("os.version"),
                System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version"),
                new DefaultCamelContext().getVersion());
    }

    public String describe(String mode) {
        return "%s, %d cores, %s GiB memory; %s; JDK %s; Camel %s; %s mode, %s"
                .formatted(
                        processor,
                        cores,
                        Figure.plain(Math.round(memoryGiB)),
                        system,
                        jdk,
                        camel,
                        mode,
                        LocalDate.now(ZoneOffset.UTC));
    }

    /** The value of a name in a file of lines such as {@code name: value} or {@code name="value"}. */
    private static String lineOf(String file, String name, String otherwise) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.replaceFirst("^[^:=]*[:=]\\s*", "").replace("\"", ""))
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException e) {
            return otherwise;
        }
    }
}
