package io.github.camelpixelcut.sandbox.internal.http;

import io.github.camelpixelcut.sandbox.internal.input.InputLimits;
import io.undertow.io.Receiver;
import io.undertow.io.Sender;
import io.undertow.server.BlockingHttpExchange;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RequestTooBigException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Runs a handler on a worker thread and limits what it can read to the largest valid body. Undertow reads and discards
 * the rest, up to its own limit: a client whose connection is closed in mid-upload would miss the response.
 */
final class BodySizeLimit implements HttpHandler {

    /** The largest image and 1 MiB for all other parts. */
    static final long MAX_BODY_BYTES = InputLimits.MAX_BYTES + 1024L * 1024;

    private final HttpHandler next;

    BodySizeLimit(HttpHandler next) {
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        exchange.startBlocking();
        CappedExchange capped = new CappedExchange();
        capped.plain = exchange.startBlocking(capped);
        exchange.dispatch(next);
    }

    private static final class CappedExchange implements BlockingHttpExchange {

        private BlockingHttpExchange plain;
        private InputStream body;

        @Override
        public InputStream getInputStream() {
            if (body == null) {
                body = new CappedStream(plain.getInputStream());
            }
            return body;
        }

        @Override
        public OutputStream getOutputStream() {
            return plain.getOutputStream();
        }

        @Override
        public Sender getSender() {
            return plain.getSender();
        }

        @Override
        public Receiver getReceiver() {
            return plain.getReceiver();
        }

        @Override
        public void close() throws IOException {
            plain.close();
        }
    }

    private static final class CappedStream extends FilterInputStream {

        private long left = MAX_BODY_BYTES;

        private CappedStream(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) throws IOException {
            left -= read;
            if (left < 0) {
                throw new RequestTooBigException("The request body has more than " + MAX_BODY_BYTES + " bytes");
            }
        }
    }
}
