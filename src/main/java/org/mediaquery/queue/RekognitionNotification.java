package org.mediaquery.queue;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;

/**
 * What Rekognition publishes when a job for a stored video has ended (Amazon Rekognition developer guide, "Calling Amazon
 * Rekognition Video operations"). Its {@code Status} is not believed: what came of the job, a call tells.
 */
final class RekognitionNotification {

    /** The guide's examples show the name of the operation, the service sends the other. */
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
