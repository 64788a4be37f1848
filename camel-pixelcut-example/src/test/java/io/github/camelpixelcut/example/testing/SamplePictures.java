package io.github.camelpixelcut.example.testing;

import io.github.camelpixelcut.example.Application;
import io.github.camelpixelcut.example.PictureService;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Three of the sample pictures (JPEG, PNG with alpha channel, WebP), and their results on Camel Main. The tests of
 * other runtimes compare their results with these: the same route has to produce the same bytes under the same keys.
 */
public final class SamplePictures {

    /** A name with an expression and a placeholder, which no runtime may evaluate. */
    static final String HOSTILE_NAME = "toys/${header.CamelFileName} {{s3.bucket}}.webp";

    /** The sample for each name in the inbox. */
    private static final Map<String, String> SAMPLES = Map.of(
            "kitchen/mug.png",
            "kitchen/mug.png",
            "living/armchair.jpg",
            "living/armchair.jpg",
            HOSTILE_NAME,
            "toys/wooden-car.webp");

    /** A scene for each folder of the samples. */
    public static final String SCENES = "kitchen=counter,living=linen,toys=wood";

    private static final String BUCKET = "pixelcut-pictures";
    private static final long PATIENCE_SECONDS = 120;

    private SamplePictures() {}

    /** @return the new folder {@code photos} in this folder, with the three pictures */
    public static Path copyTo(Path folder) throws IOException {
        Path inbox = Files.createDirectory(folder.resolve("photos"));
        for (Map.Entry<String, String> sample : SAMPLES.entrySet()) {
            Path target = inbox.resolve(sample.getKey());
            Files.createDirectories(target.getParent());
            try (InputStream content = PictureService.class.getResourceAsStream("/samples/" + sample.getValue())) {
                Files.copy(content, target);
            }
        }
        return inbox;
    }

    /**
     * Runs the application on Camel Main, in another process, with a copy of the pictures.
     *
     * @param folder for the copy and the results
     * @param sandboxUrl the address of the sandbox
     * @return the SHA-256 of each object in its S3 server, by key
     */
    public static Map<String, String> resultsOnMain(Path folder, String sandboxUrl) throws Exception {
        Path inbox = copyTo(folder);
        Path output = folder.resolve("main.txt");
        ProcessBuilder main = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // It runs for seconds only: the quick compiler is enough.
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        // First, so that its application.properties are found before those of the runtime under test.
                        locationOf(PictureService.class) + File.pathSeparator + System.getProperty("java.class.path"),
                        Application.class.getName(),
                        "--inbox",
                        inbox.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        main.environment().put("SANDBOX_URL", sandboxUrl);
        main.environment().put("FOLDER_SCENES", SCENES);
        main.environment().put("INBOX_SETTLED", "PT0S");
        Process process = main.start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError("The application failed on Camel Main:\n" + Files.readString(output));
            }
        } finally {
            process.destroyForcibly();
        }
        return resultsOf(inbox);
    }

    private static Path locationOf(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    /** @return the SHA-256 of each object that a run on this inbox has stored in its embedded S3 server, by key */
    public static Map<String, String> resultsOf(Path inbox) throws IOException {
        Path bucket = inbox.resolveSibling(inbox.getFileName() + ".pixelcut")
                .resolve("s3")
                .resolve(BUCKET);
        Map<String, String> results = new TreeMap<>();
        try (Stream<Path> files = Files.walk(bucket)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                results.put(bucket.relativize(file).toString().replace(File.separatorChar, '/'), sha256(file));
            }
        }
        return results;
    }

    private static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
