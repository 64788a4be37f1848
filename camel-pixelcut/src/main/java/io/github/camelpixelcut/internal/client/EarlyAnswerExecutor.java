package io.github.camelpixelcut.internal.client;

import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HeaderElements;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Reads an answer that comes before the request was sent to its end, as those of gateways that refuse a key, a size or
 * a rate. HttpClient would continue to send until the server closes the connection, and report only the reset.
 */
final class EarlyAnswerExecutor extends HttpRequestExecutor {

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            HttpResponseInformationCallback informationCallback,
            HttpContext context)
            throws IOException, HttpException {
        if (request.getEntity() == null) {
            return super.execute(request, connection, informationCallback, context);
        }
        ListeningConnection listening = new ListeningConnection(connection);
        ClassicHttpResponse response = super.execute(request, listening, informationCallback, context);
        if (listening.isCutShort()) {
            // On this connection the server still waits for the rest.
            response.setHeader(HttpHeaders.CONNECTION, HeaderElements.CLOSE);
        }
        return response;
    }
}
