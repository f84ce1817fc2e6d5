package org.mediaquery.labelling.onnx.detection;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An output format of detectors, recognized by the names of the model's outputs. */
public interface DetectorForm {

    /**
     * Returns the detected objects, each once.
     *
     * @param minScore 0 to 1
     * @throws IllegalArgumentException if the output does not match the format
     */
    List<DetectedObject> objects(OrtSession.Result result, double minScore) throws OrtException;

    /**
     * Returns the format of a model.
     *
     * @param classes the number of labels
     * @return empty if the model is not a detector with a known format
     * @throws IllegalArgumentException if it is one, but with another number of classes
     */
    static Optional<DetectorForm> of(Map<String, NodeInfo> outputs, int classes) {
        return SsdForm.of(outputs, classes).or(() -> TensorFlowForm.of(outputs, classes));
    }

    /** Returns the values of an output. */
    static FloatBuffer floats(OrtSession.Result result, String output) {
        if (result.get(output).orElse(null) instanceof OnnxTensor tensor) {
            FloatBuffer values = tensor.getFloatBuffer();
            if (values != null) {
                return values;
            }
        }
        throw new IllegalArgumentException("the model's output " + output + " is not a tensor of floats");
    }

    /**
     * Checks a value of an output.
     *
     * @throws IllegalArgumentException if it is infinite or not a number, as a broken model returns for each picture
     */
    static double finite(float value, String output) {
        if (!Float.isFinite(value)) {
            throw new IllegalArgumentException("the model's output " + output + " has " + value);
        }
        return value;
    }
}
