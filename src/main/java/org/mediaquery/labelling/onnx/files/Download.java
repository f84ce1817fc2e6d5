package org.mediaquery.labelling.onnx.files;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches one file by GET. Redirects are followed, but never from https to http. */
public final class Download {

    private static final int OK = 200;

    private final Duration connectTimeout;
    private final Duration timeout;
    private final long maxBytes;

    /**
     * Limits of every download.
     *
     * @param connectTimeout until a connection stands
     * @param timeout until the whole file is there
     * @param maxBytes how long the file may be
     */
    public Download(Duration connectTimeout, Duration timeout, long maxBytes) {
        this.connectTimeout = connectTimeout;
        this.timeout = timeout;
        this.maxBytes = maxBytes;
    }

    /**
     * Writes what is at a URL into a file.
     *
     * @throws IOException when it did not come whole, in time, and within the limit; the target may then be half full
     */
    void fetch(URI url, Path target) throws IOException {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(connectTimeout)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        HttpRequest request = HttpRequest.newBuilder(url).GET().build();
        HttpResponse<Path> response = await(client.sendAsync(
                request,
                head -> head.statusCode() == OK
                        ? new BoundedFileSubscriber(target, maxBytes)
                        : BodySubscribers.replacing(target)));
        if (response.statusCode() != OK) {
            throw new IOException("the server answers " + response.statusCode());
        }
        requireAllowed(response.uri());
    }

    private static void requireAllowed(URI redirected) throws IOException {
        try {
            FileLocation.requireAllowed(redirected);
        } catch (IllegalArgumentException e) {
            throw new IOException("it was redirected, and " + e.getMessage(), e);
        }
    }

    /** The timeout of the client itself ends with the response's head, so a body that stalls would hang for ever. */
    private HttpResponse<Path> await(CompletableFuture<HttpResponse<Path>> exchange) throws IOException {
        try {
            return exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw new IOException("it was not there after " + timeout.toSeconds() + " seconds", e);
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
            throw new IOException(reason, cause);
        }
    }
}
