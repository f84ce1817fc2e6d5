package org.mediaquery.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** A client that sends only the beginning of an upload and then stalls. */
final class StalledClient implements AutoCloseable {

    private final Socket socket;
    private final CompletableFuture<String> answer = new CompletableFuture<>();

    /**
     * Connects, and sends the beginning.
     *
     * @param request the request line and headers, with CRLF, without the empty line
     */
    StalledClient(URI home, String request, int bytes) throws IOException {
        socket = new Socket(home.getHost(), home.getPort());
        start("stalled-writer", () -> send(request, bytes));
        start("stalled-reader", this::receive);
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void send(String request, int bytes) {
        try {
            var out = socket.getOutputStream();
            out.write((request + "\r\n").getBytes(StandardCharsets.UTF_8));
            byte[] chunk = new byte[10_000];
            for (int sent = 0; sent < bytes; sent += chunk.length) {
                out.write(chunk, 0, Math.min(chunk.length, bytes - sent));
            }
        } catch (IOException e) {
            // the server has closed the connection; answer() reads its response
            answer.completeExceptionally(e);
        }
    }

    private void receive() {
        try {
            byte[] start = socket.getInputStream().readNBytes(12);
            answer.complete(new String(start, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            answer.completeExceptionally(e);
        }
    }

    /** Returns the beginning of the status line, or empty when the connection was closed. */
    CompletableFuture<String> answer() {
        return answer;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
