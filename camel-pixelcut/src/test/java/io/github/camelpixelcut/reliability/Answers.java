package io.github.camelpixelcut.reliability;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.camelpixelcut.testsupport.Pictures;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.BufferedSink;

/** Answers of a stand-in server. */
final class Answers {

    static final SocketEffect CLOSE = new SocketEffect.CloseSocket();
    static final SocketEffect STALL = SocketEffect.Stall.INSTANCE;

    /** Larger than what the component and the buffers involved read at once. */
    static final String LONG_TEXT = "0123456789".repeat(20_000);

    private Answers() {}

    static MockResponse.Builder answer() {
        return new MockResponse.Builder();
    }

    static MockResponse.Builder answer(String type, String body) {
        return answer().addHeader("Content-Type", type).body(body);
    }

    static MockResponse.Builder status(int status) {
        return answer().code(status);
    }

    static MockResponse.Builder json(String body) {
        return answer("application/json", body);
    }

    static MockResponse.Builder resultUrl(String url) {
        return json("{\"result_url\": \"" + url + "\"}");
    }

    static MockResponse.Builder picture() {
        return answer().addHeader("Content-Type", "image/jpeg").body(new Buffer().write(Pictures.JPEG));
    }

    static MockResponse.Builder picture(String body) {
        return answer("image/jpeg", body);
    }

    /** As HTTP/1.0 has it: whatever comes before the connection is closed. */
    static MockResponse.Builder withoutLength(String type, byte[] body) {
        return answer().addHeader("Content-Type", type)
                .body(new Buffer().write(body))
                .removeHeader("Content-Length")
                .onResponseEnd(CLOSE);
    }

    static MockResponse.Builder chunked(String type, String body) {
        return answer().addHeader("Content-Type", type).chunkedBody(new Buffer().writeUtf8(body), 500);
    }

    /** Chunks in their encoding on the wire. */
    static MockResponse.Builder rawChunks(String type, String chunks) {
        return answer(type, chunks).removeHeader("Content-Length").addHeader("Transfer-Encoding", "chunked");
    }

    /** An answer with a body that is much larger than any limit. */
    static MockResponse.Builder flooded(int status, String type, Flood flood) {
        return status(status)
                .setHeader("Content-Type", type)
                .setHeader("Content-Length", flood.getContentLength())
                .body(flood);
    }

    /** A body much larger than any limit; counts the bytes that were written until the client stopped reading. */
    static final class Flood implements MockResponseBody {

        private static final byte[] PIECE = "x".repeat(64 * 1024).getBytes(US_ASCII);

        private final String begin;
        private final long length;
        private final AtomicLong written = new AtomicLong();

        Flood(String begin, long length) {
            this.begin = begin;
            this.length = length;
        }

        @Override
        public long getContentLength() {
            return length;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            sink.writeUtf8(begin);
            for (long left = length - begin.length(); left > 0; left -= PIECE.length) {
                sink.write(PIECE, 0, (int) Math.min(left, PIECE.length));
                written.addAndGet(PIECE.length);
            }
        }

        long written() {
            return written.get();
        }
    }
}
