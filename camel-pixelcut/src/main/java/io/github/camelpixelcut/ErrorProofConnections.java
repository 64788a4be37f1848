package io.github.camelpixelcut;

import java.io.IOException;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.io.LeaseRequest;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Connections that outlive an {@link Error}: HttpClient closes its whole pool when one is thrown within a call, for
 * example for lack of memory, and every later call would fail. The connection of that call is closed by its end anyway.
 */
record ErrorProofConnections(HttpClientConnectionManager pool) implements HttpClientConnectionManager {

    @Override
    public LeaseRequest lease(String id, HttpRoute route, Timeout timeout, Object state) {
        return pool.lease(id, route, timeout, state);
    }

    @Override
    public void release(ConnectionEndpoint connection, Object state, TimeValue keepAlive) {
        pool.release(connection, state, keepAlive);
    }

    @Override
    public void connect(ConnectionEndpoint connection, TimeValue timeout, HttpContext context) throws IOException {
        pool.connect(connection, timeout, context);
    }

    @Override
    public void upgrade(ConnectionEndpoint connection, HttpContext context) throws IOException {
        pool.upgrade(connection, context);
    }

    /** By the endpoint, when it stops. */
    @Override
    public void close() throws IOException {
        pool.close();
    }

    /** By HttpClient. */
    @Override
    public void close(CloseMode mode) {
        // Not ours to obey: the endpoint closes the pool.
    }
}
