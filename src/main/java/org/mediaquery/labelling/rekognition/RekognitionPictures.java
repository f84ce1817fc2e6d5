package org.mediaquery.labelling.rekognition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.mediaquery.labelling.LabellerAnswer;
import org.mediaquery.labelling.Subject;
import org.mediaquery.labelling.rekognition.RekognitionSettings.Extra;
import org.mediaquery.media.labels.Detection;
import org.mediaquery.media.labels.LabellerResult;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.DetectLabelsFeatureName;
import software.amazon.awssdk.services.rekognition.model.DetectLabelsResponse;
import software.amazon.awssdk.services.rekognition.model.DetectModerationLabelsResponse;
import software.amazon.awssdk.services.rekognition.model.Image;
import software.amazon.awssdk.services.rekognition.model.TextDetection;
import software.amazon.awssdk.services.rekognition.model.TextTypes;

/** Calls Rekognition for pictures. Each call is paid for. */
final class RekognitionPictures {

    private final RekognitionClient client;
    private final RekognitionSettings settings;

    RekognitionPictures(RekognitionClient client, RekognitionSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    /** Detects labels, and dominant colors with the same call if configured. */
    LabellerAnswer labels(Subject subject) {
        return ask(subject, "DetectLabels", this::labels);
    }

    /** Detects lines of text. */
    LabellerAnswer text(Subject subject) {
        return ask(subject, "DetectText", this::text);
    }

    /** Detects unsafe content. */
    LabellerAnswer moderation(Subject subject) {
        return ask(subject, "DetectModerationLabels", this::moderation);
    }

    /** Returns the number of paid calls of any one of the operations. */
    static int paidCalls(Subject subject) {
        return PictureSource.obstacle(subject).isPresent() ? 0 : 1;
    }

    private LabellerAnswer ask(Subject subject, String operation, Function<Image, LabellerResult> call) {
        Optional<String> obstacle = PictureSource.obstacle(subject);
        if (obstacle.isPresent()) {
            return new LabellerAnswer.Unsupported(obstacle.get());
        }
        String where = "s3://" + subject.bucket() + "/" + subject.name();
        return new LabellerAnswer.Labelled(
                RekognitionFailures.translated(client, operation, where, () -> PictureSource.ask(subject, call)));
    }

    private LabellerResult labels(Image image) {
        boolean colors = settings.extras().contains(Extra.COLORS);
        DetectLabelsResponse labels = client.detectLabels(request -> request.image(image)
                .minConfidence((float) settings.minConfidence())
                .features(
                        colors
                                ? List.of(
                                        DetectLabelsFeatureName.GENERAL_LABELS,
                                        DetectLabelsFeatureName.IMAGE_PROPERTIES)
                                : List.of(DetectLabelsFeatureName.GENERAL_LABELS)));
        List<Detection> detections = new ArrayList<>();
        labels.labels().forEach(label -> detections.add(RekognitionDetections.of(label)));
        if (labels.imageProperties() != null) {
            detections.addAll(RekognitionDetections.of(labels.imageProperties().dominantColors()));
        }
        return LabellerResult.of(detections).with(tool("label", labels.labelModelVersion()));
    }

    /** Reads lines only: words occur twice, alone and as parts of lines. */
    private LabellerResult text(Image image) {
        var answer = client.detectText(request -> request.image(image));
        List<String> lines = answer.textDetections().stream()
                .filter(detection -> detection.type() == TextTypes.LINE)
                .filter(detection -> RekognitionDetections.number(detection.confidence()) >= settings.minConfidence())
                .map(TextDetection::detectedText)
                .toList();
        return new LabellerResult(List.of(), lines, null, tool("text", answer.textModelVersion()));
    }

    private LabellerResult moderation(Image image) {
        DetectModerationLabelsResponse answer = client.detectModerationLabels(
                request -> request.image(image).minConfidence((float) settings.minConfidence()));
        List<Detection> detections = answer.moderationLabels().stream()
                .map(RekognitionDetections::of)
                .toList();
        return new LabellerResult(
                detections, List.of(), !detections.isEmpty(), tool("moderation", answer.moderationModelVersion()));
    }

    private static String tool(String model, String version) {
        return version == null ? null : model + " model " + version;
    }
}
