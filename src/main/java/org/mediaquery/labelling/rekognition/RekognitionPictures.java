package org.mediaquery.labelling.rekognition;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mediaquery.labelling.Answer;
import org.mediaquery.labelling.Subject;
import org.mediaquery.labelling.rekognition.RekognitionSettings.Extra;
import org.mediaquery.media.Detection;
import org.mediaquery.media.Seen;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.DetectLabelsFeatureName;
import software.amazon.awssdk.services.rekognition.model.DetectLabelsResponse;
import software.amazon.awssdk.services.rekognition.model.DetectModerationLabelsResponse;
import software.amazon.awssdk.services.rekognition.model.Image;
import software.amazon.awssdk.services.rekognition.model.ImageTooLargeException;
import software.amazon.awssdk.services.rekognition.model.InvalidImageFormatException;
import software.amazon.awssdk.services.rekognition.model.TextDetection;
import software.amazon.awssdk.services.rekognition.model.TextTypes;

/** What Rekognition sees in pictures. */
final class RekognitionPictures {

    private static final System.Logger LOG = System.getLogger(RekognitionPictures.class.getName());

    private final RekognitionClient client;
    private final RekognitionSettings settings;

    RekognitionPictures(RekognitionClient client, RekognitionSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    Answer look(Subject subject) {
        Optional<String> obstacle = PictureSource.obstacle(subject);
        if (obstacle.isPresent()) {
            return new Answer.Unsupported(obstacle.get());
        }
        if (!PictureSource.isReadInS3(subject)) {
            return look(PictureSource.sent(subject));
        }
        try {
            return look(PictureSource.inS3(subject));
        } catch (InvalidImageFormatException | ImageTooLargeException e) {
            // CMYK, arithmetic coding, … : what Rekognition does not read of JPEG and PNG is not written anywhere
            LOG.log(Level.DEBUG, "Rekognition cannot read the picture itself", e);
            return look(PictureSource.sent(subject));
        }
    }

    int paidCalls(Subject subject) {
        if (PictureSource.obstacle(subject).isPresent()) {
            return 0;
        }
        return 1 + (wants(Extra.TEXT) ? 1 : 0) + (wants(Extra.MODERATION) ? 1 : 0);
    }

    private Answer look(Image image) {
        DetectLabelsResponse labels = client.detectLabels(request -> request.image(image)
                .minConfidence((float) settings.minConfidence())
                .features(
                        wants(Extra.COLORS)
                                ? List.of(
                                        DetectLabelsFeatureName.GENERAL_LABELS,
                                        DetectLabelsFeatureName.IMAGE_PROPERTIES)
                                : List.of(DetectLabelsFeatureName.GENERAL_LABELS)));
        List<Detection> detections = new ArrayList<>();
        labels.labels().forEach(label -> detections.add(RekognitionDetections.of(label)));
        if (labels.imageProperties() != null) {
            detections.addAll(RekognitionDetections.of(labels.imageProperties().dominantColors()));
        }
        List<String> text = wants(Extra.TEXT) ? text(image) : List.of();
        Boolean moderated = wants(Extra.MODERATION) ? moderate(image, detections) : null;
        String model = labels.labelModelVersion() == null ? null : "label model " + labels.labelModelVersion();
        return new Answer.Labelled(new Seen(detections, text, moderated, model));
    }

    /** Words are told twice, alone and as parts of lines. */
    private List<String> text(Image image) {
        return client.detectText(request -> request.image(image)).textDetections().stream()
                .filter(detection -> detection.type() == TextTypes.LINE)
                .filter(detection -> RekognitionDetections.number(detection.confidence()) >= settings.minConfidence())
                .map(TextDetection::detectedText)
                .toList();
    }

    private boolean moderate(Image image, List<Detection> detections) {
        DetectModerationLabelsResponse answer = client.detectModerationLabels(
                request -> request.image(image).minConfidence((float) settings.minConfidence()));
        answer.moderationLabels().forEach(label -> detections.add(RekognitionDetections.of(label)));
        return !answer.moderationLabels().isEmpty();
    }

    private boolean wants(Extra extra) {
        return settings.extras().contains(extra);
    }
}
