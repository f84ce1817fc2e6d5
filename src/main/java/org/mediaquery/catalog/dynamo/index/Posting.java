package org.mediaquery.catalog.dynamo.index;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mediaquery.catalog.dynamo.records.RecordItem;
import org.mediaquery.catalog.dynamo.table.Attributes;
import org.mediaquery.catalog.search.Page;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.labels.Detection;
import org.mediaquery.media.labels.Label;
import org.mediaquery.media.labels.LabellerResult;
import org.mediaquery.media.labels.Labelling;
import org.mediaquery.media.labels.Status;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A posting as an item of the index table. It contains all data that lists return, so that a page needs no other reads.
 * DynamoDB bills writes per started KB; a posting rarely exceeds one.
 */
public final class Posting {

    private static final String CONFIDENCES = "confidences";

    private Posting() {}

    /** Returns all attributes except the key. */
    public static Map<String, AttributeValue> write(MediaRecord record, long revision) {
        Map<String, AttributeValue> item = new HashMap<>();
        MediaRecord brief = record.withoutDetections();
        Labelling labelling = brief.labelling();
        RecordItem.writeBasics(item, brief);
        item.put("status", AttributeValue.fromS(labelling.status().name()));
        Attributes.putText(item, "reason", labelling.reason());
        Attributes.putText(item, "labelledAt", labelling.labelledAt());
        item.put(
                CONFIDENCES,
                AttributeValue.fromL(labelling.detections().stream()
                        .map(detection -> Attributes.number(detection.confidence()))
                        .toList()));
        if (labelling.moderated() != null) {
            item.put("moderated", AttributeValue.fromBool(labelling.moderated()));
        }
        if (!labelling.text().isEmpty()) {
            item.put("text", Attributes.texts(labelling.text()));
        }
        item.put(RecordItem.REVISION, Attributes.number(revision));
        return item;
    }

    /** Reads an item with the content of a posting. */
    public static Page.Item read(Map<String, AttributeValue> item) {
        List<String> labels = Attributes.textsOf(item, "labels");
        List<AttributeValue> confidences = item.get(CONFIDENCES).l();
        List<Detection> detections = new ArrayList<>(labels.size());
        for (int i = 0; i < labels.size(); i++) {
            double confidence = Double.parseDouble(confidences.get(i).n());
            detections.add(Detection.of(Label.of(labels.get(i)), confidence, Labelling.BRIEF));
        }
        Boolean moderated =
                item.containsKey("moderated") ? item.get("moderated").bool() : null;
        String labelledAt = Attributes.textOrNull(item, "labelledAt");
        Labelling labelling = Labelling.withoutDetections(
                Status.valueOf(item.get("status").s()),
                Attributes.textOrNull(item, "reason"),
                labelledAt == null ? null : Instant.parse(labelledAt),
                new LabellerResult(detections, Attributes.textsOf(item, "text"), moderated, null));
        return new Page.Item(RecordItem.readBasics(item, labelling), Attributes.longOrNull(item, RecordItem.REVISION));
    }
}
