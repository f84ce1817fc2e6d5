package org.mediaquery.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A TCP proxy that can delay, reset or drop connections. */
final class FaultyProxy implements AutoCloseable {

    /** The behavior of connections. */
    enum Mode {
        /** Forwards data. */
        PASS,
        /** Delays data. */
        SLOW,
        /** Resets open and new connections. */
        DOWN,
        /** Drops data, which is not delivered later either. */
        BLACK_HOLE
    }

    private static final int SLOW_MILLIS = 150;

    private final ServerSocket listener;
    private final int target;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicLong cut = new AtomicLong();
    private volatile Mode mode = Mode.PASS;

    /** @param target the port of the server, on this machine */
    FaultyProxy(int target) throws IOException {
        this.target = target;
        listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        run("accept", this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Returns the number of connections that were reset. */
    long cut() {
        return cut.get();
    }

    /** Sets the mode. Connections from a black hole keep dropping data until the client closes them. */
    void set(Mode next) {
        mode = next;
        if (next == Mode.DOWN) {
            connections.forEach(Connection::reset);
        } else if (next == Mode.BLACK_HOLE) {
            connections.forEach(connection -> connection.lost = true);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        connections.forEach(Connection::reset);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (mode == Mode.DOWN) {
                    reset(client);
                } else {
                    Connection connection = new Connection(client, mode == Mode.BLACK_HOLE);
                    connections.add(connection);
                    connection.start();
                }
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void reset(Socket socket) {
        try {
            // makes close() send a reset
            socket.setOption(StandardSocketOptions.SO_LINGER, 0);
            socket.close();
            cut.incrementAndGet();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(String name, Runnable work) {
        Thread thread = new Thread(work, "proxy-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private final class Connection {

        private final Socket client;
        private final Socket server;
        private volatile boolean lost;

        Connection(Socket client, boolean lost) throws IOException {
            this.client = client;
            this.lost = lost;
            this.server = new Socket(InetAddress.getLoopbackAddress(), target);
        }

        void start() {
            run("up", () -> pump(client, server));
            run("down", () -> pump(server, client));
        }

        void reset() {
            if (connections.remove(this)) {
                FaultyProxy.this.reset(client);
                close(server);
            }
        }

        private void pump(Socket from, Socket to) {
            byte[] buffer = new byte[1 << 14];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    if (mode == Mode.SLOW) {
                        Thread.sleep(SLOW_MILLIS);
                    }
                    if (!lost) {
                        out.write(buffer, 0, read);
                        out.flush();
                    }
                }
            } catch (IOException e) {
                // expected: either side may close or reset the connection
                close(to);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                connections.remove(this);
                close(client);
                close(server);
            }
        }

        private void close(Socket socket) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
