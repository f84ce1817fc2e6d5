package org.mediaquery.labelling.rekognition;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mediaquery.media.labels.BoundingBox;
import org.mediaquery.media.labels.Detection;
import software.amazon.awssdk.services.rekognition.model.DominantColor;
import software.amazon.awssdk.services.rekognition.model.Instance;
import software.amazon.awssdk.services.rekognition.model.Label;
import software.amazon.awssdk.services.rekognition.model.LabelAlias;
import software.amazon.awssdk.services.rekognition.model.LabelCategory;
import software.amazon.awssdk.services.rekognition.model.ModerationLabel;
import software.amazon.awssdk.services.rekognition.model.Parent;

/** Converts Rekognition's responses to detections. */
final class RekognitionDetections {

    private RekognitionDetections() {}

    static Detection of(Label label) {
        return new Detection(
                word(label),
                number(label.confidence()),
                RekognitionLabeller.SOURCE,
                label.instances().stream().map(RekognitionDetections::box).toList(),
                List.of());
    }

    static org.mediaquery.media.labels.Label word(Label label) {
        return new org.mediaquery.media.labels.Label(
                label.name(),
                label.parents().stream().map(Parent::name).toList(),
                label.aliases().stream().map(LabelAlias::name).toList(),
                label.categories().stream().map(LabelCategory::name).toList());
    }

    /** Converts a moderation label. The parent of a top-level label is empty. */
    static Detection of(ModerationLabel label) {
        List<String> parents = Stream.of(label.parentName() == null ? "" : label.parentName())
                .filter(name -> !name.isBlank())
                .toList();
        return Detection.of(
                new org.mediaquery.media.labels.Label(label.name(), parents, List.of(), List.of("Moderation")),
                number(label.confidence()),
                RekognitionExtra.MODERATION);
    }

    /** Converts dominant colors, by their simplified names. The confidence is the percentage of pixels of a color. */
    static List<Detection> of(List<DominantColor> colors) {
        return colors.stream()
                .filter(color -> color.simplifiedColor() != null && color.pixelPercent() != null)
                .collect(Collectors.groupingBy(
                        DominantColor::simplifiedColor, Collectors.summingDouble(DominantColor::pixelPercent)))
                .entrySet()
                .stream()
                .map(share -> Detection.of(
                        new org.mediaquery.media.labels.Label(
                                capitalized(share.getKey()), List.of(), List.of(), List.of("Color")),
                        Math.min(100, share.getValue()),
                        RekognitionLabeller.SOURCE))
                .toList();
    }

    /** Converts a float to the double with the same decimal digits; a widening conversion would add digits. */
    static double number(Float value) {
        return value == null ? 0 : Double.parseDouble(value.toString());
    }

    private static BoundingBox box(Instance instance) {
        var box = instance.boundingBox();
        return new BoundingBox(
                number(box.left()),
                number(box.top()),
                number(box.width()),
                number(box.height()),
                number(instance.confidence()));
    }

    private static String capitalized(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
