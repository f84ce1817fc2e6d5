package org.mediaquery.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.mediaquery.catalog.search.LabelFilter;
import org.mediaquery.catalog.search.MediaFilter;
import org.mediaquery.catalog.search.Search;
import org.mediaquery.catalog.search.Sort;
import org.mediaquery.catalog.search.TimeRange;
import org.mediaquery.media.Content;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.ObjectVersion;
import org.mediaquery.media.SortKey;
import org.mediaquery.media.labels.Detection;
import org.mediaquery.media.labels.Label;
import org.mediaquery.media.labels.LabellerResult;
import org.mediaquery.media.labels.Labelling;
import org.mediaquery.media.labels.SourceProgress;
import org.mediaquery.media.labels.SourceState;
import org.mediaquery.media.labels.Status;

/** Random records and searches from a small set of values, so that searches have results and ties occur. */
public final class RandomRecords {

    private static final List<String> NAMES = List.of(
            "a",
            "a/b.jpg",
            "a/B dog.jpg",
            "a/c.mp4",
            "b/x.jpg",
            "b/\uFB01.jpg",
            "b/\uD83D\uDC15.jpg",
            "c",
            "cat.jpg",
            "z");
    private static final List<String> LABELS = List.of("Dog", "DOG", "Deep Snow", "Snow", "Cat", "É", "e\u0301");
    private static final List<String> PREFIXES = List.of("", "", "", "a", "a/", "b/", "x");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final Random random;

    public RandomRecords(long seed) {
        this.random = new Random(seed);
    }

    public String name() {
        return any(NAMES);
    }

    public boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    public MediaRecord record(String name) {
        Status status = any(List.of(Status.LABELLED, Status.LABELLED, Status.PENDING, Status.FAILED, Status.QUEUED));
        List<Detection> detections = status == Status.PENDING ? List.of() : detections();
        LabellerResult result = new LabellerResult(
                detections,
                chance(20) ? List.of("Beware of the dog") : List.of(),
                any(Arrays.asList(null, null, true, false)),
                null);
        MediaType type = any(List.of(MediaType.IMAGE, MediaType.IMAGE, MediaType.VIDEO, MediaType.OTHER));
        return new MediaRecord(
                name,
                new ObjectVersion("etag" + below(3), below(3), null, null, time()),
                Content.of(type, type.text() + "/" + below(2)),
                Labelling.of(List.of(new SourceState(
                        "test",
                        1,
                        new SourceProgress(status, null, null, NOON, null),
                        type == MediaType.OTHER ? LabellerResult.empty() : result))));
    }

    private List<Detection> detections() {
        return IntStream.range(0, below(4))
                .mapToObj(i -> Detection.of(Label.of(any(LABELS)), 10 * below(11), "test"))
                .toList();
    }

    public Search search() {
        return new Search(
                any(PREFIXES),
                new MediaFilter(
                        chance(25) ? any(List.of(MediaType.values())) : null,
                        chance(25) ? any(List.of(Status.LABELLED, Status.PENDING, Status.QUEUED)) : null,
                        chance(10) ? random.nextBoolean() : null),
                new LabelFilter(labels(40), labels(30), labels(20), chance(20) ? 10 * below(11) : 0),
                new TimeRange(chance(15) ? time() : null, chance(15) ? time() : null),
                chance(15) ? List.of(any(List.of("dog", "snow", "beware", "jpg"))) : List.of());
    }

    public Sort sort() {
        return new Sort(any(List.of(SortKey.values())), random.nextBoolean());
    }

    private List<String> labels(int percent) {
        List<String> labels = new ArrayList<>();
        while (chance(percent)) {
            labels.add(any(LABELS));
        }
        return labels;
    }

    private Instant time() {
        return NOON.plusMillis(below(4)).plusNanos(below(2));
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
