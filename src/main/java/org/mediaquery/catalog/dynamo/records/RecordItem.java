package org.mediaquery.catalog.dynamo.records;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.mediaquery.catalog.DetectionOverflowReference;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.catalog.UnknownSchemaException;
import org.mediaquery.catalog.dynamo.table.Attributes;
import org.mediaquery.media.Content;
import org.mediaquery.media.Dimensions;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.ObjectVersion;
import org.mediaquery.media.Sequencer;
import org.mediaquery.media.labels.Labelling;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A record as an item of the records table. {@code name} (S), {@code type} (S) and {@code labels} (L of S) have the format of
 * the AWS "media query" sample, so that its clients can read them. Items that the sample wrote have no other attributes, and
 * are read as pending records.
 */
public final class RecordItem {

    public static final String NAME = "name";
    public static final String REVISION = "revision";
    private static final String COUNTED = "counted";

    /** The key of the overflow object that holds all detections, when they exceed the item's size. */
    private static final String DETAILS = "details";

    private static final String FORMAT = "format";

    private static final long CURRENT_FORMAT = 1;

    private RecordItem() {}

    public static Map<String, AttributeValue> key(String name) {
        return Map.of(NAME, AttributeValue.fromS(name));
    }

    /**
     * Writes a record as an item.
     *
     * @param snapshot with the record in its stored form ({@link Snapshot.Present#asStored})
     */
    public static Map<String, AttributeValue> write(Snapshot.Present snapshot) {
        Map<String, AttributeValue> item = new HashMap<>();
        writeBasics(item, snapshot.record());
        LabellingItem.write(item, snapshot.record().labelling());
        item.put(FORMAT, Attributes.number(CURRENT_FORMAT));
        item.put(REVISION, Attributes.number(snapshot.revision()));
        item.put(COUNTED, Attributes.number(snapshot.counted()));
        Attributes.putText(
                item,
                DETAILS,
                snapshot.overflow() == null ? null : snapshot.overflow().key());
        return item;
    }

    /** Writes all attributes that records and postings share: name, version, content and label names. */
    public static void writeBasics(Map<String, AttributeValue> item, MediaRecord record) {
        item.putAll(key(record.name()));
        writeVersion(item, record.version());
        writeContent(item, record.content());
        item.put("labels", Attributes.texts(record.labels()));
    }

    /**
     * Reads a record in its stored form.
     *
     * @throws UnknownSchemaException when a newer version of the service wrote the record
     */
    public static Snapshot.Present read(Map<String, AttributeValue> item) {
        checkFormat(item);
        Long revision = Attributes.longOrNull(item, REVISION);
        Long counted = Attributes.longOrNull(item, COUNTED);
        MediaRecord record = readBasics(item, LabellingItem.read(item));
        String details = Attributes.textOrNull(item, DETAILS);
        return new Snapshot.Present(
                record,
                revision == null ? 0 : revision,
                counted == null ? 0 : counted.intValue(),
                details == null ? null : new DetectionOverflowReference(details, record.labelling()));
    }

    public static MediaRecord readBasics(Map<String, AttributeValue> item, Labelling labelling) {
        return new MediaRecord(item.get(NAME).s(), readVersion(item), readContent(item), labelling);
    }

    /** Checks the format in a record. The table has no item for it, because the sample's clients list all items. */
    static void checkFormat(Map<String, AttributeValue> item) {
        Long format = Attributes.longOrNull(item, FORMAT);
        if (format != null && format != CURRENT_FORMAT) {
            throw new UnknownSchemaException("The record of \"" + item.get(NAME).s() + "\" has format " + format
                    + "; this version supports format " + CURRENT_FORMAT
                    + " only. Use the version of the service that wrote it, or a later one.");
        }
    }

    private static void writeVersion(Map<String, AttributeValue> item, ObjectVersion version) {
        Attributes.putText(item, "etag", version.etag());
        item.put("size", Attributes.number(version.size()));
        Attributes.putText(item, "versionId", version.versionId());
        Attributes.putText(
                item,
                "sequencer",
                version.sequencer() == null ? null : version.sequencer().value());
        Attributes.putText(item, "uploadedAt", version.uploadedAt());
    }

    private static ObjectVersion readVersion(Map<String, AttributeValue> item) {
        Long size = Attributes.longOrNull(item, "size");
        String sequencer = Attributes.textOrNull(item, "sequencer");
        String uploadedAt = Attributes.textOrNull(item, "uploadedAt");
        return new ObjectVersion(
                Attributes.textOrNull(item, "etag"),
                size == null ? 0 : size,
                Attributes.textOrNull(item, "versionId"),
                sequencer == null ? null : new Sequencer(sequencer),
                uploadedAt == null ? null : Instant.parse(uploadedAt));
    }

    private static void writeContent(Map<String, AttributeValue> item, Content content) {
        item.put("type", AttributeValue.fromS(content.type().text()));
        Attributes.putText(item, "contentType", content.contentType());
        if (content.dimensions() != null) {
            item.put("width", Attributes.number(content.dimensions().width()));
            item.put("height", Attributes.number(content.dimensions().height()));
            item.put("orientation", Attributes.number(content.dimensions().orientation()));
        }
        Attributes.putText(item, "takenAt", content.takenAt());
        if (content.durationMillis() != null) {
            item.put("durationMillis", Attributes.number(content.durationMillis()));
        }
    }

    private static Content readContent(Map<String, AttributeValue> item) {
        Long width = Attributes.longOrNull(item, "width");
        Long height = Attributes.longOrNull(item, "height");
        Long orientation = Attributes.longOrNull(item, "orientation");
        String takenAt = Attributes.textOrNull(item, "takenAt");
        return new Content(
                MediaType.valueOf(item.get("type").s().toUpperCase(Locale.ROOT)),
                Attributes.textOrNull(item, "contentType"),
                width == null || height == null
                        ? null
                        : new Dimensions(
                                width.intValue(), height.intValue(), orientation == null ? 1 : orientation.intValue()),
                takenAt == null ? null : LocalDateTime.parse(takenAt),
                Attributes.longOrNull(item, "durationMillis"));
    }
}
