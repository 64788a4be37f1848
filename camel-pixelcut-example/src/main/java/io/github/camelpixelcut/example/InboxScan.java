package io.github.camelpixelcut.example;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Tells the operator which files and folders of the inbox the consumer skips; it would skip them silently. */
final class InboxScan extends SimpleFileVisitor<Path> {

    /**
     * Camel uses {@link File}, which can open a name only if the JVM's encoding of file names has all its characters.
     */
    private static final String CANNOT_BE_OPENED =
            "%s is left out: it is a broken link, or this JVM cannot open its name, because it reads names as "
                    + System.getProperty("sun.jnu.encoding")
                    + ". Rename it, or start with a locale that has the name's encoding, for example LC_ALL=C.UTF-8";

    private static final String HAS_BACKSLASH =
            "%s is left out: Camel takes the backslash in its name for the end of a folder's name";

    private final Path inbox;
    private final List<String> extensions;
    private final Console console;
    private final Set<String> named = new HashSet<>();
    private int others;

    /** @param extensions of pictures, without the dot, separated by commas */
    InboxScan(Path inbox, String extensions, Console console) {
        this.inbox = inbox;
        this.extensions = List.of(extensions.toLowerCase(Locale.ROOT).split("\\s*,\\s*"));
        this.console = console;
    }

    /**
     * Walks through the inbox, before the first picture is taken.
     *
     * @throws Settings.InvalidException when a folder of this inbox is an inbox of its own
     */
    void announce() throws IOException {
        Files.walkFileTree(inbox, this);
        if (others > 0) {
            console.line(
                    "%s left alone: hidden, or not %s",
                    Console.count(others, "other file"), String.join(", ", extensions));
        }
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        if (folder.equals(inbox)) {
            return FileVisitResult.CONTINUE;
        }
        if (isHidden(folder)) {
            others++;
            return FileVisitResult.SKIP_SUBTREE;
        }
        if (Workspace.isWorkFolder(folder)) {
            Workspace.inboxOf(folder).ifPresent(nested -> {
                throw new Settings.InvalidException(
                        "The inbox %s contains the inbox %s: its pictures would be paid for again. If it is no longer an inbox, move %s away"
                                .formatted(inbox, nested, folder));
            });
            console.line("The work folder %s is not entered", inbox.relativize(folder));
            return FileVisitResult.SKIP_SUBTREE;
        }
        if (!Files.isExecutable(folder)) {
            problem(folder, "%s cannot be read: its contents are left out");
            return FileVisitResult.SKIP_SUBTREE;
        }
        return canBeTaken(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink() && Files.isDirectory(file)) {
            console.line("The linked folder %s is not entered", inbox.relativize(file));
        } else if (isHidden(file) || !isPicture(file)) {
            others++;
        } else if (!Files.exists(file)) {
            problem(file, "The link %s leads nowhere");
        } else {
            canBeTaken(file);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException e) {
        problem(path, "%s cannot be read: its contents are left out");
        return FileVisitResult.CONTINUE;
    }

    /** Whether the consumer can take it; if not, the operator is told. */
    private boolean canBeTaken(Path path) {
        if (hasBackslash(path.getFileName().toString())) {
            problem(path, HAS_BACKSLASH);
            return false;
        }
        if (!path.toFile().exists()) {
            problem(path, CANNOT_BE_OPENED);
            return false;
        }
        return true;
    }

    /** Camel replaces it by a slash. On Windows, no name has one. */
    static boolean hasBackslash(String name) {
        return File.separatorChar != '\\' && name.indexOf('\\') >= 0;
    }

    /** Called during a poll for a picture that cannot be taken. It is reported once. */
    synchronized void skipped(File file) {
        String name = file.getPath().substring(inbox.toString().length() + 1);
        boolean isThere = List.of(
                        Objects.requireNonNullElse(file.getParentFile().list(), new String[0]))
                .contains(file.getName());
        if (isThere && isPicture(name) && !file.getName().startsWith(".") && named.add(inAnyEncoding(name))) {
            console.problem((hasBackslash(file.getName()) ? HAS_BACKSLASH : CANNOT_BE_OPENED).formatted(name));
        }
    }

    private void problem(Path path, String format) {
        String name = inbox.relativize(path).toString();
        named.add(inAnyEncoding(name));
        console.problem(format.formatted(name));
    }

    /** {@link File} and {@link Path} use different replacement characters. */
    private static String inAnyEncoding(String name) {
        return name.replaceAll("[^\\x20-\\x7E]+|\\?+", "?");
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }

    private boolean isPicture(Path file) {
        return isPicture(file.getFileName().toString());
    }

    private boolean isPicture(String name) {
        return extensions.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }
}
