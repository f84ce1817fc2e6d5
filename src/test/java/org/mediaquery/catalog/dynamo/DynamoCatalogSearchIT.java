package org.mediaquery.catalog.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mediaquery.catalog.dynamo.TestCatalog.NOW;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.catalog.search.LabelFilter;
import org.mediaquery.catalog.search.MediaFilter;
import org.mediaquery.catalog.search.Page;
import org.mediaquery.catalog.search.Search;
import org.mediaquery.catalog.search.Sort;
import org.mediaquery.local.SharedCloud;
import org.mediaquery.media.Content;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.labels.LabellerResult;
import org.mediaquery.media.labels.Labelling;
import org.mediaquery.media.labels.SourceProgress;
import org.mediaquery.media.labels.SourceState;
import org.mediaquery.media.labels.Status;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Searches of the catalog, against the protocol of DynamoDB. */
@ExtendWith(SharedCloud.class)
class DynamoCatalogSearchIT {

    private final TestCatalog fixture;
    private final DynamoCatalog catalog;
    private final String prefix;

    DynamoCatalogSearchIT(DynamoDbClient dynamo) {
        fixture = new TestCatalog(dynamo);
        catalog = fixture.catalog();
        prefix = fixture.prefix();
    }

    @Test
    void sortsByUtf8AndFiltersByType() {
        // U+1F415 sorts after U+FB01 in UTF-8, and before it in UTF-16
        List<String> names = List.of("a", "a/b", "b", "\uFB01", "\uD83D\uDC15");
        names.forEach(name -> fixture.put(fixture.picture(name, "Dog")));
        MediaRecord video = new MediaRecord(
                prefix + "aa",
                fixture.picture("x").version(),
                Content.of(MediaType.VIDEO, "video/mp4"),
                Labelling.pending());
        fixture.put(video);
        assertThat(fixture.list(fixture.all())).containsExactly("a", "a/b", "aa", "b", "\uFB01", "\uD83D\uDC15");
        assertThat(fixture.list(fixture.all().with(MediaFilter.of(MediaType.VIDEO))))
                .containsExactly("aa");
        assertThat(fixture.list(Search.below(prefix + "a/").with(LabelFilter.all(List.of("DOG")))))
                .containsExactly("a/b");
        assertThat(fixture.list(fixture.all().with(MediaFilter.of(MediaType.OTHER))))
                .isEmpty();
    }

    @Test
    void findsRecordsByRecognizedText() {
        MediaRecord sign = fixture.picture("sign", "Dog");
        SourceState text = new SourceState(
                "reader",
                1,
                SourceProgress.labelled(NOW),
                new LabellerResult(List.of(), List.of("BEWARE OF", "the Café"), true, null));
        sign = sign.with(Labelling.of(List.of(sign.labelling().sources().get(0), text)));
        fixture.put(sign);
        fixture.put(fixture.picture("other", "Beware"));
        assertThat(fixture.list(words("beware"))).containsExactly("other", "sign");
        assertThat(fixture.list(words("beware", "café"))).containsExactly("sign");
        assertThat(fixture.list(words("dog", "of"))).containsExactly("sign");
        assertThat(fixture.list(words("cafe"))).isEmpty();
        assertThat(fixture.list(fixture.all().with(new MediaFilter(null, null, true))))
                .containsExactly("sign");
        assertThat(fixture.list(fixture.all().with(new MediaFilter(null, null, false))))
                .isEmpty();
    }

    @Test
    void findsRecordsByStatus() {
        MediaRecord video = fixture.picture("clip");
        SourceState running = SourceState.first("test").with(SourceProgress.processing("job", NOW));
        Snapshot snapshot = catalog.put(catalog.snapshot(video.name()), video.with(Labelling.of(List.of(running))));
        fixture.put(fixture.picture("done", "Dog"));
        Search processing = fixture.all().with(MediaFilter.of(Status.PROCESSING));
        assertThat(fixture.list(processing)).containsExactly("clip");
        assertThat(fixture.list(fixture.all().with(MediaFilter.of(Status.LABELLED))))
                .containsExactly("done");
        catalog.put(snapshot, video);
        assertThat(fixture.list(processing)).isEmpty();
    }

    @Test
    void distinguishesLongLabelsWithTheSameFacet() {
        String word = "x".repeat(400);
        fixture.put(fixture.picture("a", word + "a"));
        fixture.put(fixture.picture("b", word + "b"));
        assertThat(fixture.list(fixture.all().with(LabelFilter.all(List.of(word + "b")))))
                .containsExactly("b");
    }

    @Test
    void indexesAndCountsARecordWithMoreLabelsThanATransactionTakes() {
        String[] labels = IntStream.range(0, 250).mapToObj(i -> prefix + i).toArray(String[]::new);
        Snapshot snapshot = fixture.put(fixture.picture("a", labels));
        assertThat(fixture.list(fixture.all().with(LabelFilter.all(List.of(prefix + "0", prefix + "249")))))
                .containsExactly("a");
        catalog.flush();
        assertThat(catalog.labels(prefix)).hasSize(250).allMatch(label -> label.count() == 1);
        catalog.remove(snapshot, null);
        catalog.flush();
        assertThat(catalog.labels(prefix)).isEmpty();
    }

    @Test
    void pagesAreCompleteWhenFewRecordsMatch() {
        IntStream.range(0, 40)
                .forEach(i -> catalog.put(
                        catalog.snapshot(prefix + "%02d".formatted(i)),
                        i % 10 == 0
                                ? fixture.picture("%02d".formatted(i), "Dog", "Red")
                                : fixture.picture("%02d".formatted(i), "Dog")));
        List<String> found = new ArrayList<>();
        String after = null;
        int pages = 0;
        do {
            Page page =
                    catalog.list(fixture.all().with(LabelFilter.all(List.of("dog", "red"))), Sort.BY_NAME, after, 3);
            page.records().forEach(record -> found.add(record.name().substring(prefix.length())));
            after = page.next();
            pages++;
        } while (after != null);
        assertThat(found).containsExactly("00", "10", "20", "30");
        assertThat(pages).isGreaterThan(1);
    }

    private Search words(String... words) {
        return fixture.all().withTerms(List.of(words));
    }
}
