package io.github.camelpixelcut.example;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
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
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The folders of one run.
 *
 * <p>For a demo, they are all in a new folder, {@code target/demo/<time>}. For an inbox of the user, everything else is
 * in {@code <inbox>.pixelcut}, beside the inbox, and remains for the next run.
 *
 * @param inbox the folder with the pictures; its real path, without links
 * @param work the folder with rejected, review, s3, state and the contact sheet; absolute
 * @param isNew whether this run has created the work folder
 */
record Workspace(Path inbox, Path work, boolean isNew) {

    private static final String WORK_FOLDER_ENDING = ".pixelcut";

    private static final DateTimeFormatter FOLDER_NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    /** In an endpoint URI, Camel decodes the path more than once, and then looks for expressions and for a query. */
    private static final Predicate<String> CANNOT_BE_IN_AN_ENDPOINT_URI = Pattern.compile(
                    "[?]|%\\p{XDigit}{2}|\\$(simple)?\\{" + (File.separatorChar == '/' ? "|\\\\" : ""))
            .asPredicate();

    static Workspace ofDemo(Path demos) throws IOException {
        Path work = createFresh(demos);
        Workspace workspace = new Workspace(work.resolve("inbox"), work, true);
        workspace.createFolders();
        workspace.copySamples();
        return workspace;
    }

    /**
     * @throws Settings.InvalidException when the inbox is not a folder that can be read and written, or has a wrong
     *     name
     */
    static Workspace ofInbox(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new Settings.InvalidException(
                    (Files.exists(folder) ? "The inbox is not a folder: " : "There is no such inbox folder: ")
                            + folder.toAbsolutePath().normalize());
        }
        Path inbox = folder.toRealPath();
        check(inbox);
        Path work = workFolderOf(inbox);
        Workspace workspace = new Workspace(inbox, work, !Files.exists(work));
        workspace.createFolders();
        return workspace;
    }

    private static void check(Path inbox) {
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
    }

    private static Path workFolderOf(Path inbox) {
        return inbox.resolveSibling(inbox.getFileName() + WORK_FOLDER_ENDING);
    }

    /** Whether a run has used this folder for its results and its state. */
    static boolean isWorkFolder(Path folder) {
        return Files.exists(lockOf(folder));
    }

    /** The inbox of a work folder; empty if it no longer exists. */
    static Optional<Path> inboxOf(Path workFolder) {
        String name = workFolder.getFileName().toString();
        return Optional.of(name)
                .filter(text -> text.endsWith(WORK_FOLDER_ENDING) && text.length() > WORK_FOLDER_ENDING.length())
                .map(text -> workFolder.resolveSibling(text.substring(0, text.length() - WORK_FOLDER_ENDING.length())))
                .filter(Files::isDirectory);
    }

    /**
     * Call it after {@link #lock}: of two runs that start at the same time, at least one sees the other.
     *
     * @throws Settings.InvalidException when this inbox is part of another inbox or of a work folder
     */
    void checkParents() {
        for (Path folder = inbox; folder != null && !isDemo(); folder = folder.getParent()) {
            if (isWorkFolder(folder)) {
                throw new Settings.InvalidException(
                        "The inbox %s is part of the work folder %s: move the pictures to a folder of their own"
                                .formatted(inbox, folder));
            }
        }
        for (Path parent = inbox.getParent(); parent != null && !isDemo(); parent = parent.getParent()) {
            if (parent.getFileName() != null && isWorkFolder(workFolderOf(parent))) {
                throw new Settings.InvalidException(
                        "The inbox %s is part of the inbox %s: its pictures would be paid for again. If that is no longer an inbox, move %s away"
                                .formatted(inbox, parent, workFolderOf(parent)));
            }
        }
    }

    /** Deletes the empty folders of a run that did not begin, because they would make its inbox overlap with others. */
    void deleteIfNew() throws IOException {
        if (!isNew) {
            return;
        }
        Files.deleteIfExists(lockOf(work));
        Files.deleteIfExists(doneFile());
        for (Path folder : List.of(state(), s3(), review(), rejected(), work)) {
            Files.deleteIfExists(folder);
        }
    }

    /** The module's {@code target/demo} if the application runs from there, else that of the working directory. */
    static Path demos() {
        URL code = Workspace.class.getProtectionDomain().getCodeSource().getLocation();
        try {
            if (code.getProtocol().equals("file")) { // not a jar in a jar
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
        for (Path folder : List.of(inbox, rejected(), review(), s3(), state())) {
            DurableFiles.createFolders(folder);
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

    /** The path of the inbox for an endpoint URI, encoded, so that no part of it is an option or a placeholder. */
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

    /** A path for the operator: {@code inbox/...}, or relative to the work folder. */
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

    /** Does not exist before the first receipt. */
    Path receipts() {
        return state().resolve("receipts");
    }

    Path doneFile() {
        return state().resolve("done.txt");
    }

    Path contactSheet() {
        return work.resolve("contact-sheet.html");
    }

    /**
     * Locks these folders until the channel is closed: two runs would pay for each picture twice.
     *
     * @throws Settings.InvalidException when another run has locked them
     */
    FileChannel lock() throws IOException {
        FileChannel channel = FileChannel.open(lockOf(work), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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

    private static Path lockOf(Path work) {
        return work.resolve("state").resolve("lock");
    }
}
