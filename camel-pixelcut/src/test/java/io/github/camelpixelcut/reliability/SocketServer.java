package io.github.camelpixelcut.reliability;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A server with plain sockets, for behaviour that HTTP servers do not offer. */
final class SocketServer implements FaultyServer {

    /** The end of every complete multipart form. */
    static final String END_OF_FORM = "--\r\n";

    private static final String LENGTH = "content-length:";

    private final ServerSocket server;
    private final String host;
    private final Script script;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger pictures = new AtomicInteger();

    /** The server's behaviour for a connection. */
    @FunctionalInterface
    interface Script {
        void serve(Connection connection) throws IOException, InterruptedException;
    }

    SocketServer(Script script) {
        this("http://127.0.0.1:", ServerSocketFactory.getDefault(), script);
    }

    /** @param certificate the server's certificate */
    SocketServer(HeldCertificate certificate, Script script) {
        this(
                "https://localhost:",
                new HandshakeCertificates.Builder()
                        .heldCertificate(certificate)
                        .build()
                        .sslContext()
                        .getServerSocketFactory(),
                script);
    }

    private SocketServer(String host, ServerSocketFactory sockets, Script script) {
        this.host = host;
        this.script = script;
        try {
            server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                sockets.add(socket);
                threads.execute(() -> serve(socket));
            }
        } catch (IOException e) {
            // The server was closed at the end of the test.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            script.serve(new Connection(socket));
        } catch (IOException e) {
            // The client closed or reset the connection, which tests do on purpose.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String baseUrl() {
        return host + port();
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public int requests() {
        return requests.get();
    }

    @Override
    public int pictures() {
        return pictures.get();
    }

    /** The connections that are open on both sides. */
    int openConnections() {
        return (int) sockets.stream().filter(socket -> !socket.isClosed()).count();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }

    /** A connection from a client. */
    final class Connection {

        private final Socket socket;
        private final InputStream in;

        private Connection(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream());
        }

        /** @return the length of the body that follows, -1 for chunks */
        long readHeader() throws IOException {
            long length = -1;
            for (String line = readLine(); !line.isEmpty(); line = readLine()) {
                if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                    length = Long.parseLong(line.substring(LENGTH.length()).strip());
                }
            }
            requests.incrementAndGet();
            return length;
        }

        /** Reads a call, and counts a picture if the form arrived with its last boundary. */
        void readCall() throws IOException {
            long length = readHeader();
            String end = length < 0 ? readToLastChunk() : readToEnd(length);
            if (end.equals(END_OF_FORM)) {
                makePicture();
            }
        }

        void makePicture() {
            pictures.incrementAndGet();
        }

        private String readToLastChunk() throws IOException {
            String end = "";
            for (int size = chunkSize(); size > 0; size = chunkSize()) {
                String chunk = end + new String(in.readNBytes(size), ISO_8859_1);
                end = chunk.substring(Math.max(0, chunk.length() - END_OF_FORM.length()));
                readLine();
            }
            readLine();
            return end;
        }

        private int chunkSize() throws IOException {
            return Integer.parseInt(readLine(), 16);
        }

        private String readToEnd(long length) throws IOException {
            in.skipNBytes(length - END_OF_FORM.length());
            return new String(in.readNBytes(END_OF_FORM.length()), ISO_8859_1);
        }

        private String readLine() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new IOException("closed by the client");
                }
                line.write(next);
            }
            return line.toString(US_ASCII).strip();
        }

        void skip(long bytes) throws IOException {
            in.skipNBytes(bytes);
        }

        /** Reads until the client closes the connection. */
        void skipToEnd() throws IOException {
            in.transferTo(OutputStream.nullOutputStream());
        }

        void send(String text) throws IOException {
            send(text.getBytes(US_ASCII));
        }

        void send(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
        }

        void close() throws IOException {
            socket.close();
        }

        /** Resets the connection, as after a crash. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }
}
