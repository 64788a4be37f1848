package io.github.camelpixelcut.benchmarks.client;

import java.io.IOException;
import java.nio.file.Path;

/** A contender that is ready to make calls. Thread-safe. */
public interface Caller extends AutoCloseable {

    /** Sends a picture and reads the result. Returns the size of the result, in bytes. */
    long call(Path picture) throws Exception;

    @Override
    void close() throws IOException;
}
