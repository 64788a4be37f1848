package io.github.camelpixelcut.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Deque;

/** An address without a server. */
final class NoServer implements FaultyServer {

    private final String baseUrl;
    private final Deque<AutoCloseable> sockets = new ArrayDeque<>();

    private NoServer(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    static NoServer at(String baseUrl) {
        return new NoServer(baseUrl);
    }

    /** A port on which nothing listens. Not one that is free now: another test could take it. */
    static NoServer refusing() {
        return new NoServer("http://127.0.0.1:1");
    }

    /** A port whose accept queue is full, so that the system keeps further connections waiting. */
    static NoServer silent() {
        try {
            ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            NoServer server = new NoServer("http://127.0.0.1:" + socket.getLocalPort());
            server.sockets.push(socket);
            server.fillQueue(socket);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fillQueue(ServerSocket server) throws IOException {
        while (true) {
            Socket waiting = new Socket();
            sockets.push(waiting);
            try {
                waiting.connect(server.getLocalSocketAddress(), 500);
            } catch (SocketTimeoutException e) {
                return;
            }
        }
    }

    @Override
    public String baseUrl() {
        return baseUrl;
    }

    @Override
    public int requests() {
        return 0;
    }

    @Override
    public int pictures() {
        return 0;
    }

    @Override
    public void close() {
        sockets.forEach(socket -> {
            try {
                socket.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
