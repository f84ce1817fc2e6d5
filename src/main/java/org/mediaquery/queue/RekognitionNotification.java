package org.mediaquery.queue;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;

/**
 * The notification that Rekognition publishes when a job for a stored video completes (Amazon Rekognition developer
 * guide, "Calling Amazon Rekognition Video operations"). Its {@code Status} is ignored: the result comes from an API
 * call.
 */
final class RekognitionNotification {

    /** Names of the operation: the examples of the guide show the first, the service sends the second. */
    private static final Set<String> LABELS = Set.of("StartLabelDetection", "LABEL_DETECTION");

    private RekognitionNotification() {}

    static boolean is(JsonObject message) {
        return message.containsKey("JobId") && message.containsKey("API");
    }

    static List<QueueEvent> read(JsonObject message) {
        if (!LABELS.contains(message.getString("API"))) {
            return List.of();
        }
        JsonObject video = message.getJsonObject("Video");
        return List.of(new QueueEvent.JobCompleted(
                video.getString("S3Bucket"),
                video.getString("S3ObjectName"),
                message.getString("JobId"),
                message.getString("JobTag", null)));
    }
}
