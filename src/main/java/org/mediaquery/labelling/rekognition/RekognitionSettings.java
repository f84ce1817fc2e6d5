package org.mediaquery.labelling.rekognition;

import java.util.Set;

/**
 * What Rekognition is asked for.
 *
 * @param minConfidence of labels that it tells, 0 to 100
 * @param extras what it is asked for beside labels; each is a paid call of its own, but for colours
 * @param channel where it tells that a job has ended; null when it tells nobody
 */
public record RekognitionSettings(double minConfidence, Set<Extra> extras, Channel channel) {

    public RekognitionSettings {
        extras = Set.copyOf(extras);
    }

    /** What can be asked for beside labels. */
    public enum Extra {
        /** The dominant colours of pictures ({@code IMAGE_PROPERTIES}). */
        COLORS,
        /** The text that can be read in pictures ({@code DetectText}). */
        TEXT,
        /** Whether something in a picture is not for everybody ({@code DetectModerationLabels}). */
        MODERATION
    }

    /**
     * Where the ends of jobs are told.
     *
     * @param topicArn the SNS topic
     * @param roleArn the role that lets Rekognition publish to it
     */
    public record Channel(String topicArn, String roleArn) {}
}
