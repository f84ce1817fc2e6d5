package org.mediaquery.catalog.dynamo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.catalog.dynamo.table.TableNames;
import org.mediaquery.catalog.search.Search;
import org.mediaquery.catalog.search.Sort;
import org.mediaquery.local.LocalCloud;
import org.mediaquery.media.Content;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.ObjectVersion;
import org.mediaquery.media.labels.Detection;
import org.mediaquery.media.labels.Label;
import org.mediaquery.media.labels.LabellerResult;
import org.mediaquery.media.labels.Labelling;
import org.mediaquery.media.labels.SourceProgress;
import org.mediaquery.media.labels.SourceState;
import org.mediaquery.storage.InMemoryMediaStore;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A catalog in tables that tests share. The names of its records start with a prefix of its own. */
final class TestCatalog {

    static final TableNames TABLES = new TableNames(LocalCloud.TABLE, LocalCloud.INDEX_TABLE);
    static final Instant NOW = Instant.parse("2026-11-20T22:50:00.123Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final String prefix = UUID.randomUUID() + "/";
    private final InMemoryMediaStore derived = new InMemoryMediaStore("derived");
    private final DynamoCatalog catalog;

    TestCatalog(DynamoDbClient dynamo) {
        catalog = through(dynamo);
    }

    String prefix() {
        return prefix;
    }

    DynamoCatalog catalog() {
        return catalog;
    }

    /** Returns the same catalog through another client. */
    DynamoCatalog through(DynamoDbClient dynamo) {
        return new DynamoCatalog(dynamo, TABLES, derived, CLOCK, Runnable::run);
    }

    /**
     * Returns a labeled picture.
     *
     * @param name without the prefix
     */
    MediaRecord picture(String name, String... labels) {
        return new MediaRecord(
                prefix + name,
                new ObjectVersion("etag", 1, null, null, NOW),
                Content.of(MediaType.IMAGE, "image/jpeg"),
                Labelling.of(List.of(new SourceState(
                        "test",
                        1,
                        SourceProgress.labelled(NOW),
                        LabellerResult.of(List.of(labels).stream()
                                .map(label -> Detection.of(Label.of(label), 90, "test"))
                                .toList())))));
    }

    Snapshot put(MediaRecord record) {
        return catalog.put(catalog.snapshot(record.name()), record);
    }

    /** Returns a search for all records of this catalog. */
    Search all() {
        return Search.below(prefix);
    }

    /** Returns the names on the first page of a search, without the prefix. */
    List<String> list(Search search) {
        return catalog.list(search, Sort.BY_NAME, null, 100).records().stream()
                .map(record -> record.name().substring(prefix.length()))
                .toList();
    }
}
