package io.github.camelpixelcut.example;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The folders of one run.
 *
 * <p>A demo has them all in a fresh folder, {@code target/demo/<time>}. With an inbox of the user's own, only the inbox
 * is there already and everything else lies beside it, in {@code <inbox>.pixelcut}, and stays for the next run.
 *
 * @param inbox the pictures to work on; absolute
 * @param work holds rejected, review, s3, state and the contact sheet; absolute
 */
record Workspace(Path inbox, Path work) {

    private static final DateTimeFormatter FOLDER_NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    /** In an endpoint URI, the path is decoded more than once, then searched for expressions and for a query. */
    private static final Predicate<String> CANNOT_BE_IN_AN_ENDPOINT_URI = Pattern.compile(
                    "[?]|%\\p{XDigit}{2}|\\$(simple)?\\{" + (File.separatorChar == '/' ? "|\\\\" : ""))
            .asPredicate();

    static Workspace ofDemo(Path demos) throws IOException {
        Path work = createFresh(demos);
        Workspace workspace = new Workspace(work.resolve("inbox"), work);
        workspace.createFolders();
        workspace.copySamples();
        return workspace;
    }

    /** @throws Settings.InvalidException when the inbox is no folder that can be read and written */
    static Workspace ofInbox(Path folder) throws IOException {
        Path inbox = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(inbox)) {
            throw new Settings.InvalidException(
                    (Files.exists(inbox) ? "The inbox is not a folder: " : "There is no such inbox folder: ") + inbox);
        }
        if (inbox.getFileName() == null) {
            throw new Settings.InvalidException("The inbox cannot be the root folder: " + inbox);
        }
        if (CANNOT_BE_IN_AN_ENDPOINT_URI.test(inbox.toString())) {
            throw new Settings.InvalidException(
                    "The path of the inbox must not contain a question mark, a backslash, ${, $simple{ or an encoded character such as %20: "
                            + inbox);
        }
        // Rejected pictures are moved away, and one that cannot be moved would be sent, and perhaps paid, again.
        if (!Files.isReadable(inbox) || !Files.isWritable(inbox)) {
            throw new Settings.InvalidException("The inbox must be readable and writable: " + inbox);
        }
        Workspace workspace = new Workspace(inbox, inbox.resolveSibling(inbox.getFileName() + ".pixelcut"));
        workspace.createFolders();
        return workspace;
    }

    /** The module's {@code target/demo} where the application was built there, else that of the working directory. */
    static Path demos() {
        URL code = Workspace.class.getProtectionDomain().getCodeSource().getLocation();
        try {
            if (code.getProtocol().equals("file")) { // and not a jar in a jar
                Path parent = Path.of(code.toURI()).getParent();
                if (parent != null && parent.endsWith("target")) {
                    return parent.resolve("demo");
                }
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return Path.of("target", "demo").toAbsolutePath();
    }

    private static Path createFresh(Path demos) throws IOException {
        Files.createDirectories(demos);
        String name = LocalDateTime.now().format(FOLDER_NAME);
        for (int i = 1; ; i++) {
            try {
                return Files.createDirectory(demos.resolve(i == 1 ? name : name + "-" + i));
            } catch (FileAlreadyExistsException e) {
                continue;
            }
        }
    }

    private void createFolders() throws IOException {
        for (Path folder : List.of(inbox, rejected(), review(), s3(), state(), calls())) {
            DurableFiles.createFolders(folder);
        }
        endLastLine(doneFile());
    }

    /** A process that was killed while writing leaves half a line, which must not swallow the next one. */
    private static void endLastLine(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
            if (content.length() > 0) {
                content.seek(content.length() - 1);
                if (content.read() != '\n') {
                    content.write('\n');
                }
            }
        }
    }

    private void copySamples() throws IOException {
        for (String name : samples()) {
            Path target = inbox.resolve(name);
            Files.createDirectories(target.getParent());
            try (InputStream in = Workspace.class.getResourceAsStream("/samples/" + name)) {
                Files.copy(in, target);
            }
        }
    }

    private static List<String> samples() throws IOException {
        try (InputStream index = Workspace.class.getResourceAsStream("/samples/index.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(index, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        }
    }

    /** The inbox as it stands in an endpoint URI: nothing in its name is an option, or a placeholder to be resolved. */
    String inboxInUri() {
        try {
            return new URI(null, null, inbox.toString(), null).getRawPath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isDemo() {
        return inbox.startsWith(work);
    }

    /** A path of this workspace as people read it: {@code inbox/...} or inside the work folder. */
    String show(Path path) {
        if (path.startsWith(inbox)) {
            return "inbox/" + inbox.relativize(path);
        }
        return path.startsWith(work) ? work.relativize(path).toString() : path.toString();
    }

    Path rejected() {
        return work.resolve("rejected");
    }

    Path review() {
        return work.resolve("review");
    }

    Path s3() {
        return work.resolve("s3");
    }

    Path state() {
        return work.resolve("state");
    }

    Path calls() {
        return state().resolve("calls");
    }

    Path doneFile() {
        return state().resolve("done.txt");
    }

    Path contactSheet() {
        return work.resolve("contact-sheet.html");
    }

    /**
     * Keeps other runs away from these folders until the channel is closed: two runs would pay for each picture twice.
     *
     * @throws Settings.InvalidException when another run has them
     */
    FileChannel lock() throws IOException {
        FileChannel channel =
                FileChannel.open(state().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // another run in this process
        }
        channel.close();
        throw new Settings.InvalidException("Another run is working on this inbox: " + inbox);
    }
}
