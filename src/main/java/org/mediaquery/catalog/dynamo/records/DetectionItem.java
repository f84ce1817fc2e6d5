package org.mediaquery.catalog.dynamo.records;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mediaquery.catalog.dynamo.table.Attributes;
import org.mediaquery.media.labels.BoundingBox;
import org.mediaquery.media.labels.Detection;
import org.mediaquery.media.labels.Label;
import org.mediaquery.media.labels.SourceState;
import org.mediaquery.media.labels.TimeSpan;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A detection as an attribute of a record's item. */
final class DetectionItem {

    private DetectionItem() {}

    static AttributeValue write(Detection detection) {
        Map<String, AttributeValue> map = new HashMap<>();
        Label label = detection.label();
        map.put("label", AttributeValue.fromS(label.name()));
        map.put("confidence", Attributes.number(detection.confidence()));
        map.put("source", AttributeValue.fromS(detection.source()));
        putList(
                map,
                "parents",
                label.parents().stream().map(AttributeValue::fromS).toList());
        putList(
                map,
                "aliases",
                label.aliases().stream().map(AttributeValue::fromS).toList());
        putList(
                map,
                "categories",
                label.categories().stream().map(AttributeValue::fromS).toList());
        putList(
                map,
                "boxes",
                detection.boxes().stream().map(DetectionItem::write).toList());
        putList(
                map,
                "spans",
                detection.spans().stream().map(DetectionItem::write).toList());
        return AttributeValue.fromM(map);
    }

    static Detection read(AttributeValue value) {
        Map<String, AttributeValue> map = value.m();
        return new Detection(
                new Label(
                        map.get("label").s(),
                        Attributes.textsOf(map, "parents"),
                        Attributes.textsOf(map, "aliases"),
                        Attributes.textsOf(map, "categories")),
                Attributes.decimal(map, "confidence"),
                map.get("source").s(),
                list(map, "boxes").stream().map(DetectionItem::readBox).toList(),
                list(map, "spans").stream().map(DetectionItem::readSpan).toList());
    }

    /** Reads the labels of an item without detections: the AWS sample stored only label names. */
    static List<Detection> readAdopted(Map<String, AttributeValue> item) {
        return Attributes.textsOf(item, "labels").stream()
                .map(label -> Detection.of(Label.of(label), 0, SourceState.ADOPTED))
                .toList();
    }

    private static AttributeValue write(BoundingBox box) {
        return AttributeValue.fromM(Map.of(
                "left", Attributes.number(box.left()),
                "top", Attributes.number(box.top()),
                "width", Attributes.number(box.width()),
                "height", Attributes.number(box.height()),
                "confidence", Attributes.number(box.confidence())));
    }

    private static BoundingBox readBox(AttributeValue value) {
        Map<String, AttributeValue> map = value.m();
        return new BoundingBox(
                Attributes.decimal(map, "left"),
                Attributes.decimal(map, "top"),
                Attributes.decimal(map, "width"),
                Attributes.decimal(map, "height"),
                Attributes.decimal(map, "confidence"));
    }

    private static AttributeValue write(TimeSpan span) {
        return AttributeValue.fromM(Map.of(
                "startMillis", Attributes.number(span.startMillis()),
                "endMillis", Attributes.number(span.endMillis())));
    }

    private static TimeSpan readSpan(AttributeValue value) {
        return new TimeSpan(
                Attributes.longOrNull(value.m(), "startMillis"), Attributes.longOrNull(value.m(), "endMillis"));
    }

    private static void putList(Map<String, AttributeValue> map, String key, List<AttributeValue> values) {
        if (!values.isEmpty()) {
            map.put(key, AttributeValue.fromL(values));
        }
    }

    private static List<AttributeValue> list(Map<String, AttributeValue> map, String key) {
        return map.containsKey(key) ? map.get(key).l() : List.of();
    }
}
