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

/** Downloads files with GET. Follows redirects, but never from https to http. */
public final class Download {

    private static final int OK = 200;

    private final Duration connectTimeout;
    private final Duration timeout;
    private final long maxBytes;

    /**
     * Creates a download with limits.
     *
     * @param connectTimeout the timeout for connecting
     * @param timeout the timeout for the whole file
     * @param maxBytes the maximum size of the file
     */
    public Download(Duration connectTimeout, Duration timeout, long maxBytes) {
        this.connectTimeout = connectTimeout;
        this.timeout = timeout;
        this.maxBytes = maxBytes;
    }

    /**
     * Downloads a URL to a file.
     *
     * @throws IOException if the download fails or exceeds a limit; the target may then be incomplete
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
            throw new IOException("the server responded with " + response.statusCode());
        }
        requireAllowed(response.uri());
    }

    private static void requireAllowed(URI redirected) throws IOException {
        try {
            FileLocation.requireAllowed(redirected);
        } catch (IllegalArgumentException e) {
            throw new IOException("it was redirected: " + e.getMessage(), e);
        }
    }

    /**
     * Waits with a timeout. The client's own timeout ends with the response headers, so a stalled body would hang
     * forever.
     */
    private HttpResponse<Path> await(CompletableFuture<HttpResponse<Path>> exchange) throws IOException {
        try {
            return exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw new IOException("the download was not complete after " + timeout.toSeconds() + " seconds", e);
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
