package org.mediaquery.labelling.onnx.detection;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Raw output of a single-shot detector: {@code boxes} [1, n, 4] with ymin, xmin, ymax, xmax as ratios of the picture's
 * sides, and {@code scores} [1, n, classes], each 0 to 1 and independent of the others. Overlaps are suppressed here.
 */
final class SsdForm implements DetectorForm {

    private static final String BOXES = "boxes";
    private static final String SCORES = "scores";
    private static final int COORDINATES = 4;

    private final int classes;

    private SsdForm(int classes) {
        this.classes = classes;
    }

    static Optional<DetectorForm> of(Map<String, NodeInfo> outputs, int classes) {
        if (!hasShape(outputs.get(BOXES), COORDINATES) || !hasShape(outputs.get(SCORES), -1)) {
            return Optional.empty();
        }
        long columns = ((TensorInfo) outputs.get(SCORES).getInfo()).getShape()[2];
        if (columns > 0 && columns != classes) {
            throw new IllegalArgumentException(
                    "the model has " + columns + " classes, but its label file has " + classes + " lines");
        }
        return Optional.of(new SsdForm(classes));
    }

    @Override
    public List<DetectedObject> objects(OrtSession.Result result, double minScore) {
        FloatBuffer boxes = DetectorForm.floats(result, BOXES);
        FloatBuffer scores = DetectorForm.floats(result, SCORES);
        int count = boxes.remaining() / COORDINATES;
        if (scores.remaining() != count * classes) {
            throw new IllegalArgumentException("the model returned " + scores.remaining() + " scores for " + count
                    + " boxes and " + classes + " classes");
        }
        List<DetectedObject> objects = new ArrayList<>();
        for (int box = 0; box < count; box++) {
            for (int place = 0; place < classes; place++) {
                double score = DetectorForm.finite(scores.get(box * classes + place), SCORES);
                if (score >= minScore) {
                    objects.add(object(place, score, boxes, box * COORDINATES));
                }
            }
        }
        return NonMaximumSuppression.USUAL.apply(
                objects.stream().filter(object -> !object.isEmpty()).toList());
    }

    private static DetectedObject object(int place, double score, FloatBuffer boxes, int at) {
        return DetectedObject.clipped(
                place,
                Math.min(1, score),
                DetectorForm.finite(boxes.get(at), BOXES),
                DetectorForm.finite(boxes.get(at + 1), BOXES),
                DetectorForm.finite(boxes.get(at + 2), BOXES),
                DetectorForm.finite(boxes.get(at + 3), BOXES));
    }

    private static boolean hasShape(NodeInfo output, int last) {
        return output != null
                && output.getInfo() instanceof TensorInfo form
                && form.getShape().length == 3
                && (last < 0 || form.getShape()[2] == last);
    }
}
