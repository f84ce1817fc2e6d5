package org.mediaquery.catalog;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mediaquery.media.Label;
import org.mediaquery.media.Labelling;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.Status;
import org.mediaquery.media.Words;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The keys of the index table. An index entry says "the record of this name belongs to this partition"; its sort key is
 * the name, which at 1,024 bytes just fits DynamoDB's limit for sort keys.
 */
final class IndexKeys {

    static final String PARTITION = "pk";
    static final String SORT = "sk";

    /** Seconds since 1970 after which DynamoDB deletes the item (it may take days, so readers check it too). */
    static final String EXPIRES = "expires";

    private static final String ALONE = "-";

    /** Few records have these at a time, and the service itself looks for them. */
    private static final Set<Status> OPEN = Set.of(Status.QUEUED, Status.PROCESSING);

    private IndexKeys() {}

    /** All partitions in which a record has an entry: the index is a function of the records, and this is it. */
    static Set<String> partitions(MediaRecord record) {
        Set<String> partitions = new LinkedHashSet<>();
        partitions.add(ofType(record.content().type()));
        record.labels().forEach(label -> partitions.add(ofLabel(label)));
        Set<String> labels = record.labels().stream().map(Label::fold).collect(Collectors.toSet());
        Words.of(record).stream().filter(word -> !labels.contains(word)).forEach(word -> partitions.add(ofWord(word)));
        Labelling labelling = record.labelling();
        if (OPEN.contains(labelling.status())) {
            partitions.add(ofStatus(labelling.status()));
        }
        if (labelling.moderated() != null) {
            partitions.add(ofModerated(labelling.moderated()));
        }
        return partitions;
    }

    /** The partitions that together hold every record that a search may want, and as few others as can be. */
    static List<String> partitions(Search search) {
        if (!search.labels().isEmpty()) {
            return List.of(ofLabel(search.labels().get(0)));
        }
        if (!search.words().isEmpty()) {
            // the longest is likely to be the rarest; a word that is a label stands there, and nowhere else
            String word = Collections.max(search.words(), Comparator.comparingInt(String::length));
            return List.of(ofWord(word), ofLabel(word));
        }
        if (search.status() != null && OPEN.contains(search.status())) {
            return List.of(ofStatus(search.status()));
        }
        if (search.moderated() != null) {
            return List.of(ofModerated(search.moderated()));
        }
        if (search.type() != null) {
            return List.of(ofType(search.type()));
        }
        return search.status() == null
                ? List.of(ofType(MediaType.IMAGE), ofType(MediaType.VIDEO))
                : List.of(ofType(MediaType.IMAGE), ofType(MediaType.VIDEO), ofType(MediaType.OTHER));
    }

    static Map<String, AttributeValue> entry(String partition, String name) {
        return key(partition, name);
    }

    static Map<String, AttributeValue> tombstone(String name) {
        return key("deleted#" + name, ALONE);
    }

    static Map<String, AttributeValue> lease(String subject) {
        return key("lease#" + subject, ALONE);
    }

    static Map<String, AttributeValue> counter(String of) {
        return key("counter#" + of, ALONE);
    }

    private static String ofType(MediaType type) {
        return "type#" + type.text();
    }

    private static String ofStatus(Status status) {
        return "status#" + status;
    }

    private static String ofModerated(boolean moderated) {
        return "moderated#" + moderated;
    }

    private static String ofWord(String word) {
        return "word#" + word;
    }

    private static String ofLabel(String label) {
        return "label#" + Label.fold(label);
    }

    private static Map<String, AttributeValue> key(String partition, String sort) {
        return Map.of(PARTITION, AttributeValue.fromS(partition), SORT, AttributeValue.fromS(sort));
    }
}
