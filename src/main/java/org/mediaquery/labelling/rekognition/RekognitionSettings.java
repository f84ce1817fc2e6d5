package org.mediaquery.labelling.rekognition;

import java.util.Set;

/**
 * Settings of Rekognition.
 *
 * @param minConfidence the minimum confidence of labels, 0 to 100
 * @param extras features besides labels; each except colors is a separate paid call
 * @param channel where it publishes the completion of jobs; null for nowhere
 */
public record RekognitionSettings(double minConfidence, Set<Extra> extras, Channel channel) {

    public RekognitionSettings {
        extras = Set.copyOf(extras);
    }

    /** Features besides labels. */
    public enum Extra {
        /** The dominant colors of pictures ({@code IMAGE_PROPERTIES}). */
        COLORS,
        /** The text in pictures ({@code DetectText}). */
        TEXT,
        /** Unsafe content in pictures ({@code DetectModerationLabels}). */
        MODERATION
    }

    /**
     * Where Rekognition publishes the completion of jobs.
     *
     * @param topicArn the SNS topic
     * @param roleArn the role that lets Rekognition publish to it
     */
    public record Channel(String topicArn, String roleArn) {}
}
