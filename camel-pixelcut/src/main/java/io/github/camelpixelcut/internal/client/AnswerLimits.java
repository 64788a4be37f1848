package io.github.camelpixelcut.internal.client;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.client5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.HttpMessageParserFactory;
import org.apache.hc.core5.http.io.SessionInputBuffer;

/**
 * Limits for an answer without its body: HttpClient has none by default. They also apply to answers of proxies, to
 * trailers, and to the lines between chunks. The body is limited where it is read.
 */
final class AnswerLimits {

    private static final int MAX_HEADERS = 200;

    /** Of a status line, a header with its folded lines, or a line between chunks. */
    private static final int MAX_LINE_LENGTH = 16 * 1024;

    /** Interim answers (1xx) before the final one. */
    private static final int MAX_INTERIM_ANSWERS = 100;

    static final Http1Config HTTP1 = Http1Config.custom()
            .setMaxHeaderCount(MAX_HEADERS)
            .setMaxLineLength(MAX_LINE_LENGTH)
            .build();

    static final HttpMessageParserFactory<ClassicHttpResponse> PARSERS = anyConfig -> new InterimAnswers();

    private AnswerLimits() {}

    /** For a message. */
    static String exceeded(MessageConstraintException e) {
        return "the answer is beyond the limits of " + MAX_HEADERS + " headers, " + MAX_LINE_LENGTH
                + " characters in a line, and " + MAX_INTERIM_ANSWERS + " interim answers (" + e.getMessage() + ")";
    }

    /** Reads the answers of one connection. */
    private static final class InterimAnswers implements HttpMessageParser<ClassicHttpResponse> {

        private final HttpMessageParser<ClassicHttpResponse> parser =
                new DefaultHttpResponseParserFactory(HTTP1).create();

        private int inARow;

        @Override
        public ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream in) throws IOException, HttpException {
            ClassicHttpResponse answer = parser.parse(buffer, in);
            boolean interim = answer != null && answer.getCode() < HttpStatus.SC_SUCCESS;
            inARow = interim ? inARow + 1 : 0;
            if (inARow > MAX_INTERIM_ANSWERS) {
                throw new MessageConstraintException("Maximum interim answer count exceeded");
            }
            return answer;
        }
    }
}
