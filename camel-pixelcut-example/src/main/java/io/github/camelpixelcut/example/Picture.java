package io.github.camelpixelcut.example;

import java.io.File;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.component.file.GenericFile;

/**
 * One version of a file of the inbox. A file that changes is a new picture.
 *
 * @param name the path inside the inbox, with {@code /} between its parts
 * @param path the path of the file
 * @param modified the last modification, in milliseconds since 1970
 * @param bytes the size in bytes
 */
record Picture(String name, Path path, long modified, long bytes) {

    static Picture of(GenericFile<File> file) {
        String name = file.getRelativeFilePath().replace(File.separatorChar, '/');
        return new Picture(name, file.getFile().toPath(), file.getLastModified(), file.getFileLength());
    }

    /** The picture for which a file consumer created this exchange. */
    @SuppressWarnings("unchecked") // a file consumer's exchange holds a GenericFile<File>
    static Picture of(Exchange exchange) {
        return of((GenericFile<File>) exchange.getProperty(ExchangePropertyKey.FILE_EXCHANGE_FILE, GenericFile.class));
    }

    /** The file that has this name in the inbox now. */
    static Picture in(Path inbox, String name) throws IOException {
        Path path = inbox.resolve(name);
        return new Picture(name, path, Files.getLastModifiedTime(path).toMillis(), Files.size(path));
    }

    /** One line of ASCII, which survives in a file in any encoding. */
    String key() {
        return "%s-%d-%d".formatted(URLEncoder.encode(name, StandardCharsets.UTF_8), bytes, modified);
    }
}
