package org.mediaquery.labelling.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.awt.image.BufferedImage;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.mediaquery.labelling.Answer;
import org.mediaquery.labelling.FrameLabels;
import org.mediaquery.labelling.Labeller;
import org.mediaquery.labelling.LabellingException;
import org.mediaquery.labelling.LabellingException.Kind;
import org.mediaquery.labelling.Subject;
import org.mediaquery.media.Detection;
import org.mediaquery.media.MediaType;

/** Labels pictures with an image classifier in this process. One session serves all threads. */
public final class OnnxClassifier implements Labeller, AutoCloseable {

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final String inputName;
    private final PictureInput input;
    private final RollUp rollUp;
    private final double minConfidence;

    /**
     * Loads a model.
     *
     * @param cache the directory for files that are fetched
     * @throws IllegalArgumentException when the model or its labels cannot be used; the message says why
     * @throws java.io.UncheckedIOException when they could not be fetched or read
     */
    public OnnxClassifier(OnnxSettings settings, Path cache) {
        ModelFiles files = new ModelFiles(settings, cache);
        LabelList labels = files.labels();
        this.minConfidence = settings.minConfidence();
        this.rollUp = files.rollUp(labels);
        try {
            this.session = open(files.model());
        } catch (OrtException e) {
            throw new IllegalArgumentException("it is no ONNX model that can be run: " + e.getMessage(), e);
        }
        try {
            this.inputName = session.getInputNames().iterator().next();
            this.input = settings.input().withSide(side(settings.input().side()));
            requireClasses(labels.size());
        } catch (OrtException | RuntimeException e) {
            close();
            throw e instanceof RuntimeException unchecked
                    ? unchecked
                    : new IllegalArgumentException("the model does not tell its form: " + e.getMessage(), e);
        }
    }

    @Override
    public String source() {
        return "onnx";
    }

    @Override
    public boolean reads(MediaType type) {
        return type == MediaType.IMAGE || type == MediaType.VIDEO;
    }

    @Override
    public Answer label(Subject subject) {
        if (subject.content().type() == MediaType.VIDEO) {
            FrameLabels labels = new FrameLabels();
            subject.frames(frame -> labels.add(frame, detect(frame.picture()), minConfidence));
            return new Answer.Labelled(labels.detections());
        }
        // twice the input, so that squashing it still averages
        return new Answer.Labelled(detect(subject.picture(2 * input.side())));
    }

    /**
     * What one picture, or one frame of a video, shows.
     *
     * @throws LabellingException when the model cannot be run on it
     */
    public List<Detection> detect(BufferedImage picture) {
        FloatBuffer values = PictureTensor.of(picture, input);
        long[] shape = {1, PictureInput.CHANNELS, input.side(), input.side()};
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, values, shape);
                OrtSession.Result result = session.run(Map.<String, OnnxTensorLike>of(inputName, tensor))) {
            float[][] output = (float[][]) result.get(0).getValue();
            return rollUp.detections(Probabilities.of(output[0]), minConfidence, source());
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
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            // several pictures are looked at in parallel: threads of its own would only fight for the same processors
            options.setIntraOpNumThreads(1);
            return environment.createSession(model.toString(), options);
        }
    }

    private int side(int configured) throws OrtException {
        TensorInfo form = tensor(session.getInputInfo().get(inputName), "input");
        long[] shape = form.getShape();
        boolean fits = session.getInputNames().size() == 1
                && form.type == OnnxJavaType.FLOAT
                && shape.length == 4
                && shape[1] == PictureInput.CHANNELS
                && shape[2] == shape[3];
        if (!fits) {
            throw new IllegalArgumentException("the model's input is not one [N,3,H,H] of floats, but " + form);
        }
        return shape[2] > 0 ? Math.toIntExact(shape[2]) : configured;
    }

    private void requireClasses(int labels) throws OrtException {
        TensorInfo form = tensor(session.getOutputInfo().values().iterator().next(), "output");
        long[] shape = form.getShape();
        if (form.type != OnnxJavaType.FLOAT || shape.length != 2) {
            throw new IllegalArgumentException("the model's output is not [N,classes] of floats, but " + form);
        }
        if (shape[1] > 0 && shape[1] != labels) {
            throw new IllegalArgumentException(
                    "the model has " + shape[1] + " classes, but its label file has " + labels + " lines");
        }
    }

    private static TensorInfo tensor(NodeInfo node, String what) {
        if (node.getInfo() instanceof TensorInfo form) {
            return form;
        }
        throw new IllegalArgumentException("the model's " + what + " is no tensor: " + node);
    }
}
