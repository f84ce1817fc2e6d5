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

/** What Rekognition can be asked about pictures. Each question is a call that is paid for. */
final class RekognitionPictures {

    private final RekognitionClient client;
    private final RekognitionSettings settings;

    RekognitionPictures(RekognitionClient client, RekognitionSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    /** What is in it, and its colours if they are wanted, which come with the same call. */
    LabellerAnswer labels(Subject subject) {
        return ask(subject, "DetectLabels", this::labels);
    }

    /** The lines of text that can be read in it. */
    LabellerAnswer text(Subject subject) {
        return ask(subject, "DetectText", this::text);
    }

    /** Whether something in it is not for everybody. */
    LabellerAnswer moderation(Subject subject) {
        return ask(subject, "DetectModerationLabels", this::moderation);
    }

    /** For any one of the questions. */
    static int paidCalls(Subject subject) {
        return PictureSource.obstacle(subject).isPresent() ? 0 : 1;
    }

    private LabellerAnswer ask(Subject subject, String operation, Function<Image, LabellerResult> question) {
        Optional<String> obstacle = PictureSource.obstacle(subject);
        if (obstacle.isPresent()) {
            return new LabellerAnswer.Unsupported(obstacle.get());
        }
        String where = "s3://" + subject.bucket() + "/" + subject.name();
        return new LabellerAnswer.Labelled(
                RekognitionFailures.translated(client, operation, where, () -> PictureSource.ask(subject, question)));
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

    /** Words are told twice, alone and as parts of lines. */
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
