package org.mediaquery.labelling.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mediaquery.labelling.LabellingException;
import org.mediaquery.labelling.LabellingException.Kind;
import org.mediaquery.labelling.onnx.detection.DetectorForm;
import org.mediaquery.labelling.onnx.taxonomy.LabelHierarchy;
import org.mediaquery.labelling.onnx.taxonomy.LabelList;
import org.mediaquery.media.labels.Detection;

/**
 * A loaded model: a classifier, whose first output is [N, classes], or a detector with an output format of {@link
 * DetectorForm}, as its outputs show. All threads share one session.
 */
final class OnnxModel implements AutoCloseable {

    private static final double PERCENT = 100;

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final ModelInput input;
    private final Output output;

    /** Converts the result of a run to detections. */
    private interface Output {
        List<Detection> detections(OrtSession.Result result) throws OrtException;
    }

    /**
     * Loads a model.
     *
     * @param cache the directory for downloaded files
     * @throws IllegalArgumentException if the model or its labels cannot be used; the message says why
     * @throws java.io.UncheckedIOException if a file cannot be fetched or read
     */
    OnnxModel(OnnxSettings settings, Path cache) {
        ModelFiles files = new ModelFiles(settings, cache);
        LabelList labels = files.labels();
        LabelHierarchy hierarchy = files.rollUp(labels);
        try {
            session = open(files.model());
        } catch (OrtException e) {
            throw new IllegalArgumentException("not a valid ONNX model: " + e.getMessage(), e);
        }
        try {
            input = ModelInput.of(session.getInputInfo(), settings.input());
            output = output(labels, hierarchy, settings.minConfidence());
        } catch (OrtException | RuntimeException e) {
            close();
            throw e instanceof RuntimeException unchecked
                    ? unchecked
                    : new IllegalArgumentException(
                            "the model's inputs and outputs cannot be read: " + e.getMessage(), e);
        }
    }

    /** Returns the width and height of the input, in pixels. */
    int side() {
        return input.side();
    }

    /**
     * Runs the model on a picture.
     *
     * @throws LabellingException if the model fails on it
     */
    List<Detection> detect(BufferedImage picture) {
        try (OnnxTensor tensor = input.tensor(environment, picture);
                OrtSession.Result result = session.run(Map.of(input.name(), tensor))) {
            return output.detections(result);
        } catch (OrtException | IllegalArgumentException e) {
            throw new LabellingException(Kind.PERMANENT, "The model failed on this picture: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("failed to close the model", e);
        }
    }

    private OrtSession open(Path model) throws OrtException {
        // the official builds for Windows enable telemetry by default
        environment.setTelemetry(false);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            // several pictures are processed in parallel, so more threads would only compete for the same CPUs
            options.setIntraOpNumThreads(1);
            return environment.createSession(model.toString(), options);
        }
    }

    private Output output(LabelList labels, LabelHierarchy hierarchy, double minConfidence) throws OrtException {
        Optional<DetectorForm> detector = DetectorForm.of(session.getOutputInfo(), labels.size());
        if (detector.isPresent()) {
            DetectorForm form = detector.get();
            return result -> hierarchy.objects(
                    form.objects(result, minConfidence / PERCENT), minConfidence, OnnxLabeller.SOURCE);
        }
        requireClassifier(session.getOutputInfo().values().iterator().next(), labels.size());
        return result -> hierarchy.detections(
                Probabilities.of(((float[][]) result.get(0).getValue())[0]), minConfidence, OnnxLabeller.SOURCE);
    }

    private void requireClassifier(NodeInfo first, int labels) throws OrtException {
        if (!(first.getInfo() instanceof TensorInfo form)
                || form.type != OnnxJavaType.FLOAT
                || form.getShape().length != 2) {
            throw new IllegalArgumentException("the model's outputs are neither [N,classes] of floats, nor boxes and"
                    + " scores, nor detection_boxes, detection_classes and detection_scores: "
                    + session.getOutputInfo().values());
        }
        long classes = form.getShape()[1];
        if (classes > 0 && classes != labels) {
            throw new IllegalArgumentException(
                    "the model has " + classes + " classes, but its label file has " + labels + " lines");
        }
    }
}
