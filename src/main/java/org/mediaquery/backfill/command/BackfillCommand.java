package org.mediaquery.backfill.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * Starts a backfill and follows it to its end. Prints its progress, one JSON object per line.
 *
 * <p>Exit codes: 0 when everything is done, 1 when the service refused the request or was unreachable for too long, 2
 * for invalid arguments, 3 when the backfill was canceled.
 */
public final class BackfillCommand {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int INVALID_ARGUMENTS = 2;
    static final int CANCELLED = 3;

    private static final int ACCEPTED = 202;
    private static final int OK = 200;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    private final PrintStream out;
    private final PrintStream err;
    private final RetryPolicy retryPolicy;

    /** How to retry while the service does not respond, for example during a rolling update. */
    record RetryPolicy(int maxAttempts, Duration delay) {}

    BackfillCommand(PrintStream out, PrintStream err, RetryPolicy retryPolicy) {
        this.out = out;
        this.err = err;
        this.retryPolicy = retryPolicy;
    }

    /** Runs the command with the arguments described in {@link Arguments}. */
    public static void main(String[] arguments) throws InterruptedException {
        System.exit(new BackfillCommand(System.out, System.err, new RetryPolicy(60, Duration.ofSeconds(5)))
                .run(arguments, System.getenv()));
    }

    int run(String[] words, Map<String, String> environment) throws InterruptedException {
        Arguments arguments;
        try {
            arguments = Arguments.read(words, environment);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println(Arguments.USAGE);
            return INVALID_ARGUMENTS;
        }
        try {
            URI run = start(arguments);
            return run == null ? FAILED : follow(run);
        } catch (IOException e) {
            err.println("The service at " + arguments.service() + " cannot be reached: " + e);
            return FAILED;
        }
    }

    private URI start(Arguments arguments) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(arguments.service().resolve("api/backfill"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(arguments.json()))
                .build();
        HttpResponse<String> response =
                retry(ConnectException.class, () -> http.send(request, HttpResponse.BodyHandlers.ofString()));
        if (response.statusCode() != ACCEPTED) {
            err.println(response.body());
            return null;
        }
        out.println(response.body());
        return request.uri().resolve(response.headers().firstValue("Location").orElseThrow());
    }

    private int follow(URI run) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(run)
                .header("Accept", "text/event-stream")
                .build();
        String end;
        do {
            end = retry(IOException.class, () -> listen(request));
        } while (end == null);
        return end.contains("\"state\":\"CANCELLED\"") ? CANCELLED : DONE;
    }

    /** Prints the progress. Returns the final state; null when the stream ended before the backfill. */
    private String listen(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != OK) {
            throw new IOException("the service responded with status " + response.statusCode());
        }
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            boolean last = false;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event:")) {
                    last = "end".equals(line.substring("event:".length()).strip());
                } else if (line.startsWith("data:")) {
                    String data = line.substring("data:".length()).strip();
                    out.println(data);
                    if (last) {
                        return data;
                    }
                }
            }
            return null;
        }
    }

    private interface Call<T> {
        T make() throws IOException, InterruptedException;
    }

    /**
     * Retries a call after these exceptions. A request that starts a backfill is retried only when it cannot have
     * arrived.
     */
    private <T> T retry(Class<? extends IOException> retryable, Call<T> call) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return call.make();
            } catch (IOException e) {
                if (attempt >= retryPolicy.maxAttempts() || !retryable.isInstance(e)) {
                    throw e;
                }
                err.println("The service does not respond; retrying in "
                        + retryPolicy.delay().toSeconds() + " s: " + e);
                Thread.sleep(retryPolicy.delay().toMillis());
            }
        }
    }
}
