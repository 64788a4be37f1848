package io.github.camelpixelcut.reliability;

/** A server on this machine that counts requests and pictures. */
interface FaultyServer extends AutoCloseable {

    String baseUrl();

    /** The number of requests whose header arrived completely. */
    int requests();

    /** The number of pictures that were made: one for each call that arrived complete and was not refused. */
    int pictures();

    @Override
    void close();
}
