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
 * Orders a backfill and follows it to its end. Prints how far it got, one JSON object a line.
 *
 * <p>Ends with 0 when all of it is done, 1 when the service could not be reached for too long or refused it, 2 when the
 * arguments are wrong, 3 when somebody stopped it.
 */
public final class BackfillCommand {

    static final int DONE = 0;
    static final int REFUSED = 1;
    static final int MISUSED = 2;
    static final int CANCELLED = 3;

    private static final int ACCEPTED = 202;
    private static final int OK = 200;
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TO_CONNECT).build();
    private final PrintStream out;
    private final PrintStream err;
    private final Patience patience;

    /** How long it is tried again to reach a service that does not answer, as while its replicas are replaced. */
    record Patience(int tries, Duration between) {}

    BackfillCommand(PrintStream out, PrintStream err, Patience patience) {
        this.out = out;
        this.err = err;
        this.patience = patience;
    }

    /** The arguments are those of {@link Arguments}. */
    public static void main(String[] arguments) throws InterruptedException {
        System.exit(new BackfillCommand(System.out, System.err, new Patience(60, Duration.ofSeconds(5)))
                .run(arguments, System.getenv()));
    }

    int run(String[] words, Map<String, String> environment) throws InterruptedException {
        Arguments arguments;
        try {
            arguments = Arguments.read(words, environment);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println(Arguments.USAGE);
            return MISUSED;
        }
        try {
            URI run = order(arguments);
            return run == null ? REFUSED : follow(run);
        } catch (IOException e) {
            err.println("The service at " + arguments.service() + " cannot be reached: " + e);
            return REFUSED;
        }
    }

    private URI order(Arguments arguments) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(arguments.service().resolve("api/backfill"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(arguments.json()))
                .build();
        HttpResponse<String> response =
                patiently(ConnectException.class, () -> http.send(request, HttpResponse.BodyHandlers.ofString()));
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
            end = patiently(IOException.class, () -> listen(request));
        } while (end == null);
        return end.contains("\"state\":\"CANCELLED\"") ? CANCELLED : DONE;
    }

    /** Prints what it hears. Returns the last of it; null when the stream ended before the backfill did. */
    private String listen(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != OK) {
            throw new IOException("it answered " + response.statusCode());
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

    /** A question may be repeated; an order only when it cannot have arrived. */
    private <T> T patiently(Class<? extends IOException> passing, Call<T> call)
            throws IOException, InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                return call.make();
            } catch (IOException e) {
                if (tries >= patience.tries() || !passing.isInstance(e)) {
                    throw e;
                }
                err.println("The service does not answer; asked again in "
                        + patience.between().toSeconds() + " s: " + e);
                Thread.sleep(patience.between().toMillis());
            }
        }
    }
}
