package org.mediaquery.catalog.dynamo.records;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mediaquery.catalog.dynamo.table.Attributes;
import org.mediaquery.media.labels.Detection;
import org.mediaquery.media.labels.LabellerResult;
import org.mediaquery.media.labels.Labelling;
import org.mediaquery.media.labels.SourceProgress;
import org.mediaquery.media.labels.SourceState;
import org.mediaquery.media.labels.Status;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The labelling of an object, as attributes of its record's item: the overall {@code status} and {@code reason}, the state of
 * each labeller in {@code sources}, and the {@code detections} of all labellers.
 */
final class LabellingItem {

    private static final String STATUS = "status";
    private static final String REASON = "reason";
    private static final String SOURCES = "sources";
    private static final String DETECTIONS = "detections";

    private LabellingItem() {}

    static void write(Map<String, AttributeValue> item, Labelling labelling) {
        item.put(STATUS, AttributeValue.fromS(labelling.status().name()));
        Attributes.putText(item, REASON, labelling.reason());
        Attributes.putText(item, "labelledAt", labelling.labelledAt());
        putList(item, SOURCES, labelling.sources().stream().map(LabellingItem::write));
        putList(item, DETECTIONS, labelling.detections().stream().map(DetectionItem::write));
    }

    static Labelling read(Map<String, AttributeValue> item) {
        String status = Attributes.textOrNull(item, STATUS);
        return new Labelling(
                status == null ? Status.PENDING : Status.valueOf(status),
                Attributes.textOrNull(item, REASON),
                readSources(item));
    }

    private static List<SourceState> readSources(Map<String, AttributeValue> item) {
        if (status(item) == null) {
            List<Detection> adopted = DetectionItem.readAdopted(item);
            return adopted.isEmpty()
                    ? List.of()
                    : List.of(new SourceState(
                            SourceState.ADOPTED, 0, SourceProgress.pending(), LabellerResult.of(adopted)));
        }
        List<Detection> detections =
                list(item, DETECTIONS).stream().map(DetectionItem::read).toList();
        return list(item, SOURCES).stream()
                .map(source -> read(source.m(), detections))
                .toList();
    }

    private static AttributeValue status(Map<String, AttributeValue> item) {
        return item.get(STATUS);
    }

    private static AttributeValue write(SourceState state) {
        Map<String, AttributeValue> map = new HashMap<>();
        SourceProgress progress = state.progress();
        map.put("source", AttributeValue.fromS(state.source()));
        map.put("attempt", Attributes.number(state.attempt()));
        map.put(STATUS, AttributeValue.fromS(progress.status().name()));
        Attributes.putText(map, REASON, progress.reason());
        Attributes.putText(map, "job", progress.job());
        Attributes.putText(map, "at", progress.since());
        Attributes.putText(map, "due", progress.nextAttempt());
        Attributes.putText(map, "tool", state.result().tool());
        if (state.result().moderated() != null) {
            map.put("moderated", AttributeValue.fromBool(state.result().moderated()));
        }
        putList(map, "text", state.result().text().stream().map(AttributeValue::fromS));
        return AttributeValue.fromM(map);
    }

    private static SourceState read(Map<String, AttributeValue> map, List<Detection> detections) {
        String source = map.get("source").s();
        SourceProgress progress = new SourceProgress(
                Status.valueOf(map.get(STATUS).s()),
                Attributes.textOrNull(map, REASON),
                Attributes.textOrNull(map, "job"),
                instantOrNull(map, "at"),
                instantOrNull(map, "due"));
        LabellerResult result = new LabellerResult(
                detections.stream()
                        .filter(detection -> detection.source().equals(source))
                        .toList(),
                Attributes.textsOf(map, "text"),
                map.containsKey("moderated") ? map.get("moderated").bool() : null,
                Attributes.textOrNull(map, "tool"));
        return new SourceState(source, Attributes.longOrNull(map, "attempt").intValue(), progress, result);
    }

    private static Instant instantOrNull(Map<String, AttributeValue> map, String key) {
        return map.containsKey(key) ? Instant.parse(map.get(key).s()) : null;
    }

    private static void putList(Map<String, AttributeValue> map, String key, Stream<AttributeValue> values) {
        List<AttributeValue> list = values.toList();
        if (!list.isEmpty()) {
            map.put(key, AttributeValue.fromL(list));
        }
    }

    private static List<AttributeValue> list(Map<String, AttributeValue> map, String key) {
        return map.containsKey(key) ? map.get(key).l() : List.of();
    }
}
