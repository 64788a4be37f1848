package io.github.camelpixelcut.example;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;

/** Names what the consumer passes over without a word: one look at the inbox before the first picture is taken. */
final class InboxScan extends SimpleFileVisitor<Path> {

    private final Path inbox;
    private final List<String> extensions;
    private final Console console;
    private boolean complete = true;
    private int others;

    /** @param extensions of pictures, without the dot, separated by commas */
    InboxScan(Path inbox, String extensions, Console console) {
        this.inbox = inbox;
        this.extensions = List.of(extensions.toLowerCase(Locale.ROOT).split("\\s*,\\s*"));
        this.console = console;
    }

    /** @return whether every picture of the inbox can be found */
    boolean announce() throws IOException {
        Files.walkFileTree(inbox, this);
        if (others > 0) {
            console.line("%d other files left alone: hidden, or not %s", others, String.join(", ", extensions));
        }
        return complete;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        if (!folder.equals(inbox) && isHidden(folder)) {
            others++;
            return FileVisitResult.SKIP_SUBTREE;
        }
        if (!Files.isExecutable(folder)) {
            problem("%s cannot be read: what it holds is left out", folder);
            return FileVisitResult.SKIP_SUBTREE;
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink() && Files.isDirectory(file)) {
            console.line("The linked folder %s is not entered", inbox.relativize(file));
        } else if (isHidden(file) || !isPicture(file)) {
            others++;
        } else if (!Files.exists(file)) {
            problem("The link %s leads nowhere", file);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException e) {
        problem("%s cannot be read: what it holds is left out", path);
        return FileVisitResult.CONTINUE;
    }

    private void problem(String format, Path path) {
        complete = false;
        console.problem(format.formatted(inbox.relativize(path)));
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }

    private boolean isPicture(Path file) {
        String name = file.getFileName().toString();
        return extensions.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }
}
