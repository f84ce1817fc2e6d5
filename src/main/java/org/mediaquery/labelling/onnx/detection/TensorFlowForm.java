package org.mediaquery.labelling.onnx.detection;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The outputs of models that the TensorFlow Object Detection API exports: {@code detection_boxes} [1, n, 4] with ymin,
 * xmin, ymax, xmax as ratios of the picture's sides, {@code detection_classes} [1, n], counted from 1, and {@code
 * detection_scores} [1, n]. These models have already suppressed overlaps; unused rows have the score 0.
 */
final class TensorFlowForm implements DetectorForm {

    private final String boxes;
    private final String places;
    private final String scores;
    private final int classes;

    private TensorFlowForm(String boxes, String places, String scores, int classes) {
        this.boxes = boxes;
        this.places = places;
        this.scores = scores;
        this.classes = classes;
    }

    static Optional<DetectorForm> of(Map<String, NodeInfo> outputs, int classes) {
        Optional<String> boxes = named(outputs, "detection_boxes");
        Optional<String> places = named(outputs, "detection_classes");
        Optional<String> scores = named(outputs, "detection_scores");
        return boxes.isPresent() && places.isPresent() && scores.isPresent()
                ? Optional.of(new TensorFlowForm(boxes.get(), places.get(), scores.get(), classes))
                : Optional.empty();
    }

    @Override
    public List<DetectedObject> objects(OrtSession.Result result, double minScore) {
        FloatBuffer corners = DetectorForm.floats(result, boxes);
        FloatBuffer numbers = DetectorForm.floats(result, places);
        FloatBuffer sure = DetectorForm.floats(result, scores);
        List<DetectedObject> objects = new ArrayList<>();
        for (int row = 0; row < sure.remaining(); row++) {
            double score = DetectorForm.finite(sure.get(row), scores);
            if (score > 0 && score >= minScore) {
                objects.add(object(place(numbers.get(row)), score, corners, 4 * row));
            }
        }
        return objects.stream().filter(object -> !object.isEmpty()).toList();
    }

    private int place(float number) {
        int place = Math.round(number) - 1;
        if (place < 0 || place >= classes) {
            throw new IllegalArgumentException(
                    "the model found class " + number + ", but its label file has " + classes + " lines");
        }
        return place;
    }

    private DetectedObject object(int place, double score, FloatBuffer corners, int at) {
        return DetectedObject.clipped(
                place,
                Math.min(1, score),
                DetectorForm.finite(corners.get(at), boxes),
                DetectorForm.finite(corners.get(at + 1), boxes),
                DetectorForm.finite(corners.get(at + 2), boxes),
                DetectorForm.finite(corners.get(at + 3), boxes));
    }

    /** Finds an output. Some converters append TensorFlow's output index, as in {@code detection_boxes:0}. */
    private static Optional<String> named(Map<String, NodeInfo> outputs, String name) {
        return outputs.keySet().stream()
                .filter(output -> output.equals(name) || output.startsWith(name + ":"))
                .findFirst();
    }
}
