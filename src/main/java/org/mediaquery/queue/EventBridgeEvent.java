package org.mediaquery.queue;

import jakarta.json.JsonObject;
import java.util.List;
import org.mediaquery.media.Sequencer;

/**
 * Reads S3 events from EventBridge (Amazon S3 User Guide, "EventBridge event message structure"). Their keys are not
 * URL-encoded.
 */
final class EventBridgeEvent {

    private EventBridgeEvent() {}

    static List<QueueEvent> read(JsonObject event) {
        JsonObject detail = event.getJsonObject("detail");
        String bucket = detail.getJsonObject("bucket").getString("name");
        JsonObject object = detail.getJsonObject("object");
        String name = object.getString("key");
        String sequencer = object.getString("sequencer", "");
        Sequencer order = sequencer.isBlank() ? null : new Sequencer(sequencer);
        return switch (event.getString("detail-type")) {
            case "Object Created" -> List.of(new QueueEvent.ObjectCreated(bucket, name, order));
            case "Object Deleted" -> List.of(new QueueEvent.ObjectRemoved(bucket, name, order));
            default -> List.of();
        };
    }
}
