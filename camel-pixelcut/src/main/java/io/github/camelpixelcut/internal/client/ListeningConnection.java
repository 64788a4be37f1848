package io.github.camelpixelcut.internal.client;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSession;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.ProtocolVersion;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * A connection that checks for an answer while it sends a request, and again if sending fails: on Linux, what the
 * server sent before it closed the connection can still be read. For one request.
 *
 * <p>Not by HttpCore's {@code MonitoringResponseOutOfOrderStrategy}: over TLS it waits a millisecond every 8 KiB, which
 * is 2 s for 25 MB, and it takes an interim answer (100, 102, 103) for the end of the upload.
 */
final class ListeningConnection implements HttpClientConnection {

    /** The interval between checks. A check takes a millisecond over TLS: at most 1% of the upload. */
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private final HttpClientConnection connection;
    private ClassicHttpResponse answer;
    private boolean cutShort;
    private long lastLook = System.nanoTime();

    ListeningConnection(HttpClientConnection connection) {
        this.connection = connection;
    }

    /** Whether the request was not sent to its end, because its answer came before. */
    boolean isCutShort() {
        return cutShort;
    }

    @Override
    public void sendRequestEntity(ClassicHttpRequest request) throws HttpException, IOException {
        HttpEntity entity = request.getEntity();
        request.setEntity(new ListeningEntity(entity));
        try {
            connection.sendRequestEntity(request);
        } catch (AnsweredException e) {
            cutShort = true;
        } catch (SocketException e) {
            cutShort = isAnswered();
            if (!cutShort) {
                throw e;
            }
        } finally {
            request.setEntity(entity);
        }
    }

    private boolean isAnswered() {
        try {
            listen();
        } catch (IOException | HttpException e) {
            // The connection is broken anyway, and the exception from sending says more.
            return false;
        }
        return answer != null;
    }

    /** Keeps the answer if there is one; interim answers are dropped. */
    private void listen() throws IOException, HttpException {
        while (answer == null && connection.isDataAvailable(Timeout.ONE_MILLISECOND)) {
            ClassicHttpResponse response = connection.receiveResponseHeader();
            answer = response.getCode() < HttpStatus.SC_SUCCESS ? null : response;
        }
    }

    /** A server that accepts the request before its end wants the rest of it; one that refuses it does not. */
    private void stopIfRefused() throws IOException {
        if (answer != null || System.nanoTime() - lastLook < PAUSE) {
            return;
        }
        try {
            listen();
        } catch (HttpException e) {
            throw new ClientProtocolException(e);
        }
        lastLook = System.nanoTime();
        if (answer != null && answer.getCode() >= HttpStatus.SC_REDIRECTION) {
            throw new AnsweredException();
        }
    }

    @Override
    public ClassicHttpResponse receiveResponseHeader() throws HttpException, IOException {
        if (answer == null) {
            return connection.receiveResponseHeader();
        }
        ClassicHttpResponse response = answer;
        answer = null;
        return response;
    }

    @Override
    public void flush() throws IOException {
        if (!cutShort) {
            connection.flush();
        }
    }

    @Override
    public boolean isConsistent() {
        return !cutShort && connection.isConsistent();
    }

    @Override
    public void sendRequestHeader(ClassicHttpRequest request) throws HttpException, IOException {
        connection.sendRequestHeader(request);
    }

    @Override
    public void terminateRequest(ClassicHttpRequest request) throws HttpException, IOException {
        connection.terminateRequest(request);
    }

    @Override
    public void receiveResponseEntity(ClassicHttpResponse response) throws HttpException, IOException {
        connection.receiveResponseEntity(response);
    }

    @Override
    public boolean isDataAvailable(Timeout timeout) throws IOException {
        return connection.isDataAvailable(timeout);
    }

    @Override
    public boolean isStale() throws IOException {
        return connection.isStale();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }

    @Override
    public void close(CloseMode mode) {
        connection.close(mode);
    }

    @Override
    public EndpointDetails getEndpointDetails() {
        return connection.getEndpointDetails();
    }

    @Override
    public SocketAddress getLocalAddress() {
        return connection.getLocalAddress();
    }

    @Override
    public SocketAddress getRemoteAddress() {
        return connection.getRemoteAddress();
    }

    @Override
    public ProtocolVersion getProtocolVersion() {
        return connection.getProtocolVersion();
    }

    @Override
    public SSLSession getSSLSession() {
        return connection.getSSLSession();
    }

    @Override
    public boolean isOpen() {
        return connection.isOpen();
    }

    @Override
    public Timeout getSocketTimeout() {
        return connection.getSocketTimeout();
    }

    @Override
    public void setSocketTimeout(Timeout timeout) {
        connection.setSocketTimeout(timeout);
    }

    private final class ListeningEntity extends HttpEntityWrapper {

        ListeningEntity(HttpEntity entity) {
            super(entity);
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            super.writeTo(new FilterOutputStream(out) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    stopIfRefused();
                    out.write(bytes, offset, length);
                }
            });
        }
    }

    /** Stops sending. */
    private static final class AnsweredException extends IOException {

        private static final long serialVersionUID = 1L;
    }
}
