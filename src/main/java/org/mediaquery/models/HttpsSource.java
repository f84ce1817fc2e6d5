package org.mediaquery.models;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A file at a URL. Redirects are followed, but never from https to http.
 *
 * @param url the URL of the file
 * @param bytes the length; longer files are rejected
 */
record HttpsSource(URI url, long bytes) implements Source {

    private static final int OK = 200;
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    private static final Duration STALLED = Duration.ofSeconds(60);

    @Override
    public String describe() {
        return url.toString();
    }

    @Override
    public void fetch(Path target, Path work, Progress progress) throws IOException, InterruptedException {
        progress.begin();
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(TO_CONNECT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        CompletableFuture<HttpResponse<Path>> transfer = client.sendAsync(
                HttpRequest.newBuilder(url).build(),
                head -> head.statusCode() == OK
                        ? BodyHandlers.ofFile(target).apply(head)
                        : BodySubscribers.replacing(target));
        HttpResponse<Path> response = await(transfer, target, progress);
        if (response.statusCode() != OK) {
            throw new IOException("the server responded with status " + response.statusCode());
        }
    }

    /** Checks the progress every second, and aborts a transfer that stalls or takes too long. */
    private HttpResponse<Path> await(CompletableFuture<HttpResponse<Path>> transfer, Path target, Progress progress)
            throws IOException, InterruptedException {
        long before = 0;
        long changed = System.nanoTime();
        try {
            while (true) {
                try {
                    return transfer.get(1, TimeUnit.SECONDS);
                } catch (TimeoutException stillRunning) {
                    long now = Files.exists(target) ? Files.size(target) : 0;
                    progress.update(now, bytes);
                    if (now > bytes) {
                        throw new IOException("the file is longer than " + bytes + " bytes", stillRunning);
                    }
                    if (now != before) {
                        before = now;
                        changed = System.nanoTime();
                    } else if (System.nanoTime() - changed > STALLED.toNanos()) {
                        throw new InterruptedIOException("no data arrived for " + STALLED.toSeconds() + " seconds");
                    }
                }
            }
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
            throw new IOException(reason, cause);
        } finally {
            transfer.cancel(true);
        }
    }
}
