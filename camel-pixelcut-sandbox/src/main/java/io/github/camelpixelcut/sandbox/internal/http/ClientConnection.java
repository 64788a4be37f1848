package io.github.camelpixelcut.sandbox.internal.http;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Tells whether the client has closed the connection while its request is being processed. Undertow does not read from
 * a connection during that time, so it would notice only when it writes the response.
 */
final class ClientConnection {

    private final HttpServerExchange exchange;
    private boolean closed;
    private boolean hasNextRequest;

    ClientConnection(HttpServerExchange exchange) {
        this.exchange = exchange;
    }

    /** Call this only from the thread that processes the request, after its body was read. */
    boolean isClosed() {
        if (!closed && !hasNextRequest && exchange.getConnection() instanceof HttpServerConnection connection) {
            closed = exchange.isRequestComplete() && readsEnd(connection);
        }
        return closed;
    }

    private boolean readsEnd(HttpServerConnection connection) {
        PooledByteBuffer pooled = connection.getByteBufferPool().allocate();
        ByteBuffer buffer = pooled.getBuffer();
        int read;
        try {
            read = connection.getOriginalSourceConduit().read(buffer);
        } catch (IOException e) {
            read = -1;
        }
        if (read > 0) {
            // The client has sent its next request already, so it is still there.
            hasNextRequest = true;
            buffer.flip();
            connection.ungetRequestBytes(pooled);
        } else {
            pooled.close();
        }
        return read < 0;
    }
}
