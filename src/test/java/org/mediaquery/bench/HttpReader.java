package org.mediaquery.bench;

import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** An HTTP client of the service with persistent connections. */
final class HttpReader {

    static {
        // the maximum number of idle connections per server; the default is five
        System.setProperty("http.maxConnections", "100");
    }

    private static final JsonProvider JSON = JsonProvider.provider();

    private final URI home;

    HttpReader(URI home) {
        this.home = home;
    }

    /** A response. */
    static final class Answer {

        private static final String RECORD = "{\"name\":";

        private final byte[] body;
        private final String next;

        private Answer(byte[] body, String next) {
            this.body = body;
            this.next = next;
        }

        /** Counts the records in the list without parsing it, because parsing is the client's cost. */
        int count() {
            String text = new String(body, StandardCharsets.ISO_8859_1);
            int count = 0;
            for (int at = text.indexOf(RECORD); at >= 0; at = text.indexOf(RECORD, at + 1)) {
                count++;
            }
            return count;
        }

        /** Returns the names of the records in the list. */
        List<String> names() {
            try (JsonReader reader = JSON.createReader(new ByteArrayInputStream(body))) {
                return reader.readArray().stream()
                        .map(record -> record.asJsonObject().getString("name"))
                        .toList();
            }
        }
    }

    Answer get(String path) throws IOException {
        return get(home.resolve(path));
    }

    private static Answer get(URI uri) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        if (connection.getResponseCode() != 200) {
            throw new IllegalStateException(uri + " answers " + connection.getResponseCode());
        }
        try (InputStream in = connection.getInputStream()) {
            byte[] body = in.readAllBytes();
            String link = connection.getHeaderField("Link");
            return new Answer(body, link == null ? null : link.substring(1, link.indexOf('>')));
        }
    }

    /** Reads all pages of a list in order. */
    void pages(String path, Consumer<Answer> each) throws IOException {
        URI next = home.resolve(path);
        while (next != null) {
            Answer page = get(next);
            each.accept(page);
            next = page.next == null ? null : URI.create(page.next);
        }
    }

    List<String> all(String path) throws IOException {
        List<String> names = new ArrayList<>();
        pages(path, page -> names.addAll(page.names()));
        return names;
    }
}
