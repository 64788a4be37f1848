package io.github.camelpixelcut.example;

import io.github.camelpixelcut.PixelcutResume;
import io.github.camelpixelcut.Receipt;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Names the calls that an earlier run left without an outcome because it was killed, before anything is sent. */
final class ReceiptRecovery {

    private final Workspace workspace;
    private final DoneFile done;
    private final PictureReceipts receipts;
    private final PixelcutResume resume;
    private final Console console;

    /** @param resume what this run does with pictures whose calls are in doubt */
    ReceiptRecovery(
            Workspace workspace, DoneFile done, PictureReceipts receipts, PixelcutResume resume, Console console) {
        this.workspace = workspace;
        this.done = done;
        this.receipts = receipts;
        this.resume = resume;
        this.console = console;
    }

    /**
     * Names every picture whose call has no outcome, and deletes the receipts of pictures that are done or no longer in
     * the inbox.
     */
    void announce() throws IOException {
        Map<String, Receipt> open = readAll();
        if (open.isEmpty()) {
            return;
        }
        for (String picture : done.keys()) {
            if (!take(picture, open).isEmpty()) {
                receipts.forget(picture);
            }
        }
        for (Picture picture : picturesInTheInbox()) {
            List<Receipt> calls = take(picture.key(), open);
            if (!calls.isEmpty()) {
                resume(picture, calls);
            }
        }
        for (Receipt receipt : open.values()) {
            giveUp(receipt);
        }
    }

    /** By key. */
    private Map<String, Receipt> readAll() throws IOException {
        Set<String> known = receipts.damaged();
        Map<String, Receipt> all = new TreeMap<>();
        for (String key : receipts.keys()) {
            try {
                receipts.find(key).ifPresent(receipt -> all.put(key, receipt));
            } catch (IOException e) {
                console.problem("The receipt %s cannot be read: %s. Its picture is not sent"
                        .formatted(key, FailureReason.of(e).message()));
            }
        }
        Set<String> damaged = receipts.damaged();
        damaged.removeAll(known);
        damaged.forEach(file -> console.problem(
                "A receipt was damaged, and was renamed to %s. The picture of that call may have been paid for"
                        .formatted(workspace.receipts().resolve(file))));
        return all;
    }

    /** Takes the receipts of a picture out of the others, in the order of its calls. */
    private List<Receipt> take(String picture, Map<String, Receipt> open) {
        List<Receipt> calls = new ArrayList<>();
        Receipt next = open.remove(receipts.key(picture, 1));
        while (next != null) {
            calls.add(next);
            next = open.remove(receipts.key(picture, calls.size() + 1));
        }
        return calls;
    }

    private List<Picture> picturesInTheInbox() throws IOException {
        List<Picture> pictures = new ArrayList<>();
        Files.walkFileTree(workspace.inbox(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                try {
                    pictures.add(Picture.in(workspace.inbox(), nameOf(file)));
                } catch (IOException | InvalidPathException e) {
                    // InboxScan has named it.
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
        pictures.sort(Comparator.comparing(Picture::name));
        return pictures;
    }

    private String nameOf(Path file) {
        return workspace
                .inbox()
                .relativize(file)
                .toString()
                .replace(file.getFileSystem().getSeparator(), "/");
    }

    private void resume(Picture picture, List<Receipt> calls) throws IOException {
        Receipt last = PictureReceipts.last(calls);
        if (last.state() == Receipt.State.PAID) {
            console.resumed(picture.name() + " was finished when the application was killed: "
                    + (last.isDeliverableAt(Instant.now())
                            ? "its result is downloaded, for free"
                            : "the URL of its result has expired, and it is moved to review"));
        } else if (resume == PixelcutResume.RESEND) {
            receipts.sendAgain(last);
            console.resumed(inDoubt(picture, calls.size() + 1) + ". It is sent again");
        } else {
            receipts.keepInDoubt(last);
            console.resumed(inDoubt(picture, calls.size()) + ". It is moved to review");
        }
    }

    private static String inDoubt(Picture picture, int calls) {
        return picture.name() + " " + FailureReason.ofKilledCalls(calls).message();
    }

    private void giveUp(Receipt receipt) throws IOException {
        if (receipt.label() == null) {
            // It was damaged, and has been named.
            receipts.forget(receipt);
        } else if (canBeOpened(receipt.label())) {
            console.problem(withoutPicture(receipt));
            receipts.forget(receipt);
        }
    }

    /** Otherwise the picture may be in the inbox, and another locale can open it. */
    private static boolean canBeOpened(String name) {
        try {
            return !Path.of(name).toString().isEmpty();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static String withoutPicture(Receipt receipt) {
        String open =
                "The application was killed during its work on %s, which may have been paid for and is no longer in the inbox, or was sent to another server"
                        .formatted(receipt.label());
        return receipt.resultUrl() == null
                ? open + ": look into rejected and review"
                : "%s: its result is at %s until %s".formatted(open, receipt.resultUrl(), receipt.until());
    }
}
