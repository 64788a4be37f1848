package io.github.camelpixelcut.benchmarks.measure;

import io.github.camelpixelcut.benchmarks.client.Client;
import io.github.camelpixelcut.benchmarks.client.Contender;
import io.github.camelpixelcut.benchmarks.server.Attempt;
import io.github.camelpixelcut.benchmarks.server.LoadServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the measurements use: the server, processes for the contenders, pictures, and temporary folders, which
 * {@link #close} deletes.
 */
final class BenchmarkEnvironment implements AutoCloseable {

    private static final Path THIS_JAVA = Path.of(System.getProperty("java.home"));

    private final boolean full;
    private final Path virtualThreadsJdk;
    private final Path folder = Files.createTempDirectory("camel-pixelcut-benchmarks");
    private final PictureFiles pictures = new PictureFiles(folder);
    private final ServerProcess server;
    private int count;

    /** @param virtualThreadsJdk the home of a JDK 21 or later; null if there is none */
    BenchmarkEnvironment(boolean full, Path virtualThreadsJdk) throws IOException, InterruptedException {
        this.full = full;
        this.virtualThreadsJdk = virtualThreadsJdk;
        this.server = new ServerProcess(jvm(THIS_JAVA, List.of("-Xmx256m"), LoadServer.class, List.of()));
    }

    /** The number of repetitions in the current mode. */
    int repetitions(int inQuickMode, int inFullMode) {
        return full ? inFullMode : inQuickMode;
    }

    Path virtualThreadsJdk() {
        return virtualThreadsJdk;
    }

    PictureFiles pictures() {
        return pictures;
    }

    String baseUrl(long latencyMillis) {
        return server.baseUrl(latencyMillis);
    }

    String accountUrl(String name, AccountCase account, String caller) {
        return server.accountUrl(name, account, caller);
    }

    /** The calls that an account with a limit has received. */
    List<Attempt> attempts(String account) throws IOException {
        return server.attempts(account);
    }

    /** A contender on this JDK. */
    ClientProcess client(Contender contender, long latencyMillis, int maxConcurrent, String... options)
            throws IOException {
        return client(THIS_JAVA, contender, latencyMillis, maxConcurrent, options);
    }

    ClientProcess client(Path javaHome, Contender contender, long latencyMillis, int maxConcurrent, String... options)
            throws IOException {
        List<String> arguments =
                List.of(contender.name(), server.baseUrl(latencyMillis), Integer.toString(maxConcurrent));
        return new ClientProcess(jvm(javaHome, List.of(options), Client.class, arguments), server);
    }

    JavaProcess jvm(Class<?> main, String... arguments) throws IOException {
        return jvm(THIS_JAVA, List.of(), main, List.of(arguments));
    }

    private JavaProcess jvm(Path javaHome, List<String> options, Class<?> main, List<String> arguments)
            throws IOException {
        return new JavaProcess(javaHome, options, main, arguments, newPath("log"));
    }

    /** A new folder with hard links to the picture: the file consumer of a route moves each file away. */
    Path newFolder(Path picture, int files) throws IOException {
        Path inbox = Files.createDirectory(newPath("inbox"));
        for (int i : IntStream.range(0, files).toArray()) {
            Files.createLink(inbox.resolve("picture-%04d.jpg".formatted(i)), picture);
        }
        return inbox;
    }

    Path newFolder() throws IOException {
        return Files.createDirectory(newPath("finished"));
    }

    private Path newPath(String kind) {
        count++;
        return folder.resolve(kind + "-" + count);
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        delete(folder);
    }
}
