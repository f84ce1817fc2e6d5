package org.mediaquery.labelling.onnx.detection;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A form in which detectors say what is where. It is recognised by the names of the model's outputs. */
public interface DetectorForm {

    /**
     * The objects in the picture that the model was run on, each once.
     *
     * @param minScore 0 to 1
     * @throws IllegalArgumentException when the output contradicts its form
     */
    List<DetectedObject> objects(OrtSession.Result result, double minScore) throws OrtException;

    /**
     * The form of a model.
     *
     * @param classes how many labels there are
     * @return nothing when the model is no detector of a known form
     * @throws IllegalArgumentException when it is one, but not for so many classes
     */
    static Optional<DetectorForm> of(Map<String, NodeInfo> outputs, int classes) {
        return SsdForm.of(outputs, classes).or(() -> TensorFlowForm.of(outputs, classes));
    }

    /** The numbers of an output. */
    static FloatBuffer floats(OrtSession.Result result, String output) {
        if (result.get(output).orElse(null) instanceof OnnxTensor tensor) {
            FloatBuffer values = tensor.getFloatBuffer();
            if (values != null) {
                return values;
            }
        }
        throw new IllegalArgumentException("the model's output " + output + " is no tensor of floats");
    }

    /**
     * A number of an output.
     *
     * @throws IllegalArgumentException when it is none, as a broken model gives for each picture
     */
    static double finite(float value, String output) {
        if (!Float.isFinite(value)) {
            throw new IllegalArgumentException("the model's output " + output + " has " + value);
        }
        return value;
    }
}
