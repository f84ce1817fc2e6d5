package org.mediaquery.platform;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mediaquery.labelling.Labeller;
import org.mediaquery.labelling.onnx.FileLocation;
import org.mediaquery.labelling.onnx.OnnxClassifier;
import org.mediaquery.labelling.onnx.OnnxSettings;
import org.mediaquery.labelling.onnx.PictureInput;
import org.mediaquery.labelling.properties.PropertiesLabeller;

/**
 * The labellers that are configured, in their order.
 *
 * @param labellers at least one
 */
record LabellerSet(List<Labeller> labellers) implements AutoCloseable {

    /**
     * Makes them.
     *
     * @throws ConfigurationException when one cannot be made
     */
    static LabellerSet of(LabellingSettings settings) {
        List<Labeller> labellers = new ArrayList<>();
        for (String source : settings.labellers()) {
            labellers.add(
                    source.equals(LabellingSettings.ONNX)
                            ? onnx(settings.model(), settings.minConfidence())
                            : new PropertiesLabeller());
        }
        return new LabellerSet(List.copyOf(labellers));
    }

    /** Their names, in their order. */
    List<String> sources() {
        return labellers.stream().map(Labeller::source).toList();
    }

    /** Whether one of them knows more than what the pixels alone show. */
    boolean seesContent() {
        return !sources().equals(List.of(LabellingSettings.PROPERTIES));
    }

    @Override
    public void close() {
        for (Labeller labeller : labellers) {
            // by this interface, not by the class: on the way down a class that was never used cannot be loaded any
            // more
            if (labeller instanceof AutoCloseable closeable) {
                close(closeable);
            }
        }
    }

    private static void close(AutoCloseable labeller) {
        try {
            labeller.close();
        } catch (Exception e) {
            throw new IllegalStateException("a labeller could not be unloaded", e);
        }
    }

    private static Labeller onnx(LabellingSettings.Model model, double minConfidence) {
        try {
            return new OnnxClassifier(
                    new OnnxSettings(
                            new FileLocation(model.model(), model.sha256()),
                            FileLocation.of(model.labels()),
                            null,
                            new PictureInput(
                                    model.side(),
                                    floats(model.colours().mean()),
                                    floats(model.colours().std())),
                            minConfidence),
                    Path.of(System.getProperty("java.io.tmpdir"), "media-query-models"));
        } catch (RuntimeException e) {
            throw new ConfigurationException(
                    "MEDIA_MODEL is \"" + model.model() + "\" with MEDIA_MODEL_LABELS \"" + model.labels()
                            + "\"; they cannot be used: " + e.getMessage(),
                    e);
        }
    }

    private static List<Float> floats(List<Double> values) {
        return values.stream().map(Double::floatValue).toList();
    }
}
