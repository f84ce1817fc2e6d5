package org.mediaquery.query;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mediaquery.catalog.search.Page;
import org.mediaquery.media.InvalidInputException;
import org.mediaquery.media.MediaName;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.Printable;

/** The album for browsers without scripts: a form and the newest pictures, from the same lists as the API's. */
public final class PlainAlbum {

    private static final String LABEL = "label";
    private static final String CURSOR = "cursor";
    private static final int SHOWN = 60;

    private final MediaQueries queries;

    public PlainAlbum(MediaQueries queries) {
        this.queries = queries;
    }

    /**
     * The page as HTML.
     *
     * @param query the parameters, decoded; all but {@code label} and {@code cursor} are ignored
     */
    public String html(Map<String, List<String>> query) {
        String label = first(query, LABEL);
        try {
            return page(label, items(label, first(query, CURSOR)));
        } catch (InvalidInputException e) {
            return page(label, "<p role=\"alert\">" + escape(e.getMessage()) + "</p>");
        }
    }

    private String items(String label, String cursor) {
        Map<String, List<String>> list = new LinkedHashMap<>();
        list.put("sort", List.of("-uploaded"));
        list.put("limit", List.of(Integer.toString(SHOWN)));
        if (!label.isEmpty()) {
            list.put(LABEL, List.of(label));
        }
        if (!cursor.isEmpty()) {
            list.put(CURSOR, List.of(cursor));
        }
        MediaQueries.Answer answer = queries.list(list);
        String pictures = answer.items().stream()
                .map(Page.Item::record)
                .map(PlainAlbum::item)
                .collect(Collectors.joining());
        String more = answer.cursor() == null
                ? ""
                : "<p><a href=\"plain?" + escape(parameter(LABEL, label) + "&" + parameter(CURSOR, answer.cursor()))
                        + "\">Older ones</a></p>";
        return (pictures.isEmpty() ? "<p>Nothing is found.</p>" : "<ul class=\"plain-list\">" + pictures + "</ul>")
                + more;
    }

    private static String item(MediaRecord record) {
        String original = escape(address("downloads", record.name(), ""));
        String thumbnail = escape(address("thumbnails", record.name(), "size=256"));
        String name = escape(Printable.of(record.name()));
        String labels = escape(record.labels().stream().limit(5).collect(Collectors.joining(", ")));
        return "<li><a target=\"_top\" href=\"" + original + "\"><img loading=\"lazy\" alt=\"" + labels + "\" src=\""
                + thumbnail + "\"></a><bdi>" + name + "</bdi><small>" + labels + "</small></li>";
    }

    /** Some names do not fit into a path: they go into the query. */
    private static String address(String kind, String name, String query) {
        try {
            MediaName.checkAddressable(name);
        } catch (InvalidInputException e) {
            return "api/" + kind + "/?" + parameter("name", name) + "&" + query;
        }
        return "api/" + kind + "/" + MediaName.toPath(name) + "?" + query;
    }

    private static String page(String label, String content) {
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>Media Query</title><link rel="stylesheet" href="css/tokens.css"><link rel="stylesheet" href="css/base.css"></head>
                <body><main class="plain"><form action="plain"><label for="label">Label</label>
                <input id="label" name="label" value="%s"><button>Find</button></form>%s</main></body></html>
                """.formatted(escape(label), content);
    }

    private static String first(Map<String, List<String>> query, String name) {
        return query.getOrDefault(name, List.of("")).get(0).strip();
    }

    private static String parameter(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
