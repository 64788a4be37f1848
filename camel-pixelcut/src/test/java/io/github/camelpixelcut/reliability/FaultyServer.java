package io.github.camelpixelcut.reliability;

/** A server on this machine that counts. */
interface FaultyServer extends AutoCloseable {

    String baseUrl();

    /** The requests whose header arrived whole. */
    int requests();

    /** The pictures that were made: one for each call that arrived whole and was not refused. */
    int pictures();

    @Override
    void close();
}
