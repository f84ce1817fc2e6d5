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
 * A loaded model: a classifier, whose first output is [N, classes], or a detector of one of the forms of {@link
 * DetectorForm}. Which of them it is, its outputs say. One session serves all threads.
 */
final class OnnxModel implements AutoCloseable {

    private static final double PERCENT = 100;

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final ModelInput input;
    private final Output output;

    /** What a run of the model says. */
    private interface Output {
        List<Detection> detections(OrtSession.Result result) throws OrtException;
    }

    /**
     * Loads a model.
     *
     * @param cache the directory for files that are fetched
     * @throws IllegalArgumentException when the model or its labels cannot be used; the message says why
     * @throws java.io.UncheckedIOException when they could not be fetched or read
     */
    OnnxModel(OnnxSettings settings, Path cache) {
        ModelFiles files = new ModelFiles(settings, cache);
        LabelList labels = files.labels();
        LabelHierarchy rollUp = files.rollUp(labels);
        try {
            session = open(files.model());
        } catch (OrtException e) {
            throw new IllegalArgumentException("it is no ONNX model that can be run: " + e.getMessage(), e);
        }
        try {
            input = ModelInput.of(session.getInputInfo(), settings.input());
            output = output(labels, rollUp, settings.minConfidence());
        } catch (OrtException | RuntimeException e) {
            close();
            throw e instanceof RuntimeException unchecked
                    ? unchecked
                    : new IllegalArgumentException("the model does not tell its form: " + e.getMessage(), e);
        }
    }

    /** The width and height of its input, in pixels. */
    int side() {
        return input.side();
    }

    /**
     * What a picture shows.
     *
     * @throws LabellingException when the model cannot be run on it
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
            throw new IllegalStateException("the model could not be unloaded", e);
        }
    }

    private OrtSession open(Path model) throws OrtException {
        // what the official builds for Windows do by default
        environment.setTelemetry(false);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            // several pictures are looked at in parallel: threads of its own would only fight for the same processors
            options.setIntraOpNumThreads(1);
            return environment.createSession(model.toString(), options);
        }
    }

    private Output output(LabelList labels, LabelHierarchy rollUp, double minConfidence) throws OrtException {
        Optional<DetectorForm> detector = DetectorForm.of(session.getOutputInfo(), labels.size());
        if (detector.isPresent()) {
            DetectorForm form = detector.get();
            return result ->
                    rollUp.objects(form.objects(result, minConfidence / PERCENT), minConfidence, OnnxLabeller.SOURCE);
        }
        requireClassifier(session.getOutputInfo().values().iterator().next(), labels.size());
        return result -> rollUp.detections(
                Probabilities.of(((float[][]) result.get(0).getValue())[0]), minConfidence, OnnxLabeller.SOURCE);
    }

    private void requireClassifier(NodeInfo first, int labels) throws OrtException {
        if (!(first.getInfo() instanceof TensorInfo form)
                || form.type != OnnxJavaType.FLOAT
                || form.getShape().length != 2) {
            throw new IllegalArgumentException("the model's outputs are neither [N,classes] of floats, nor boxes and"
                    + " scores, nor detection_boxes, detection_classes and detection_scores, but "
                    + session.getOutputInfo().values());
        }
        long classes = form.getShape()[1];
        if (classes > 0 && classes != labels) {
            throw new IllegalArgumentException(
                    "the model has " + classes + " classes, but its label file has " + labels + " lines");
        }
    }
}
