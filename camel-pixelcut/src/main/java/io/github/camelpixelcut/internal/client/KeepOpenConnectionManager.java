package io.github.camelpixelcut.internal.client;

import java.io.IOException;
import java.util.Set;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.io.LeaseRequest;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.ConnPoolControl;
import org.apache.hc.core5.pool.PoolStats;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Connections that outlive an {@link Error}: HttpClient closes its whole pool when one is thrown within a call, for
 * example for lack of memory, and every later call would fail. The connection of that call is closed by its end anyway.
 *
 * <p>A pool to the outside as well: HttpClient evicts idle connections, which a user's HttpClientConfigurer may ask
 * for, from nothing else.
 */
record KeepOpenConnectionManager(PoolingHttpClientConnectionManager pool)
        implements HttpClientConnectionManager, ConnPoolControl<HttpRoute> {

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
        // Ignored: the endpoint owns the pool.
    }

    @Override
    public PoolStats getTotalStats() {
        return pool.getTotalStats();
    }

    @Override
    public PoolStats getStats(HttpRoute route) {
        return pool.getStats(route);
    }

    @Override
    public Set<HttpRoute> getRoutes() {
        return pool.getRoutes();
    }

    @Override
    public void closeIdle(TimeValue idleTime) {
        pool.closeIdle(idleTime);
    }

    @Override
    public void closeExpired() {
        pool.closeExpired();
    }

    @Override
    public void setMaxTotal(int max) {
        pool.setMaxTotal(max);
    }

    @Override
    public int getMaxTotal() {
        return pool.getMaxTotal();
    }

    @Override
    public void setDefaultMaxPerRoute(int max) {
        pool.setDefaultMaxPerRoute(max);
    }

    @Override
    public int getDefaultMaxPerRoute() {
        return pool.getDefaultMaxPerRoute();
    }

    @Override
    public void setMaxPerRoute(HttpRoute route, int max) {
        pool.setMaxPerRoute(route, max);
    }

    @Override
    public int getMaxPerRoute(HttpRoute route) {
        return pool.getMaxPerRoute(route);
    }
}
