package io.github.camelpixelcut.example;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/**
 * The keys of the objects in S3: the path of the picture inside the inbox, with {@code .jpg} added.
 *
 * @param prefix of every key; may be empty
 * @param embedded whether objects are files, as in {@link EmbeddedS3}
 */
record S3Keys(String prefix, boolean embedded) {

    private static final int LONGEST_KEY = 1024;

    /** The embedded store writes to a temporary file first, {@code <name>-<UUID>}. */
    private static final int TEMPORARY_ENDING = 1 + new UUID(0, 0).toString().length();

    /**
     * @throws IllegalArgumentException when S3 would refuse the key, which is better known before the call is paid for
     */
    String keyOf(Picture picture) {
        String key = prefix + picture.name() + ".jpg";
        if (bytes(key) > LONGEST_KEY) {
            throw new IllegalArgumentException(
                    "The path is too long for S3, which takes %d bytes".formatted(LONGEST_KEY));
        }
        if (embedded) {
            checkNames(key.split("/"));
        }
        return key;
    }

    private static void checkNames(String[] names) {
        int file = bytes(names[names.length - 1]) + TEMPORARY_ENDING;
        int folder = Arrays.stream(names).mapToInt(S3Keys::bytes).max().orElse(0);
        if (Math.max(file, folder) > FailureFolder.LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "A name is too long for the embedded S3 store: with .jpg, a file may have %d bytes and a folder %d"
                            .formatted(FailureFolder.LONGEST_NAME - TEMPORARY_ENDING, FailureFolder.LONGEST_NAME));
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
