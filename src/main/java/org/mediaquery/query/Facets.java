package org.mediaquery.query;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mediaquery.catalog.search.Search;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.labels.Detection;
import org.mediaquery.media.labels.Label;

/** Counts labels, types, statuses, folders and months of the records that match a search. Not thread-safe. */
final class Facets {

    private static final int MAX_LABELS = 100;

    private static final Comparator<Count> MOST_FREQUENT =
            Comparator.comparingInt(Count::count).reversed().thenComparing(Count::value);

    private final Search search;
    private final Map<String, String> labelNames = new HashMap<>();
    private final Map<String, Integer> labels = new HashMap<>();
    private final Map<String, Integer> types = new HashMap<>();
    private final Map<String, Integer> statuses = new HashMap<>();
    private final Map<String, Integer> folders = new HashMap<>();
    private final Map<String, Integer> months = new HashMap<>();
    private int matches;
    private boolean complete;

    /** The number of records with a value. */
    record Count(String value, int count) {}

    /**
     * @param search the search that the records match; folders are counted below its prefix, and labels from its minimum
     *     confidence
     */
    Facets(Search search) {
        this.search = search;
    }

    void add(MediaRecord record) {
        matches++;
        record.labelling().detections().stream()
                .filter(detection -> detection.confidence() >= search.labels().minConfidence())
                .map(Detection::label)
                .map(Label::name)
                .map(name -> {
                    String key = Label.fold(name);
                    labelNames.putIfAbsent(key, name);
                    return key;
                })
                .distinct()
                .forEach(label -> count(labels, label));
        count(types, record.content().type().text());
        count(statuses, record.labelling().status().name());
        int prefix = search.prefix().length();
        int slash = record.name().indexOf('/', prefix);
        if (slash >= 0) {
            count(folders, record.name().substring(0, slash + 1));
        }
        Instant uploaded = record.version().uploadedAt();
        if (uploaded != null) {
            count(months, YearMonth.from(uploaded.atOffset(ZoneOffset.UTC)).toString());
        }
    }

    private static void count(Map<String, Integer> counts, String value) {
        counts.merge(value, 1, Integer::sum);
    }

    /** Declares that all matches have been added. */
    void complete() {
        complete = true;
    }

    boolean isComplete() {
        return complete;
    }

    int matches() {
        return matches;
    }

    List<Count> labels() {
        return sorted(labels, MOST_FREQUENT).stream()
                .limit(MAX_LABELS)
                .map(label -> new Count(labelNames.get(label.value()), label.count()))
                .toList();
    }

    List<Count> types() {
        return sorted(types, MOST_FREQUENT);
    }

    List<Count> statuses() {
        return sorted(statuses, MOST_FREQUENT);
    }

    List<Count> folders() {
        return sorted(folders, MOST_FREQUENT);
    }

    /** Returns the months, newest first. */
    List<Count> months() {
        return sorted(months, Comparator.comparing(Count::value).reversed());
    }

    private static List<Count> sorted(Map<String, Integer> counts, Comparator<Count> order) {
        List<Count> list = new ArrayList<>();
        counts.forEach((value, count) -> list.add(new Count(value, count)));
        list.sort(order);
        return list;
    }
}
