package org.mediaquery.platform;

import java.util.List;
import org.mediaquery.labelling.Labeller;
import org.mediaquery.labelling.onnx.ModelCredit;
import org.mediaquery.platform.config.LabellingSettings;

/**
 * The configured labellers, in order.
 *
 * @param labellers at least one
 * @param models the models that run in this process
 */
public record LabellerSet(List<Labeller> labellers, List<ModelCredit> models) implements AutoCloseable {

    /** Returns the sources of the labellers, in order. */
    public List<String> sources() {
        return labellers.stream().map(Labeller::source).toList();
    }

    /** Returns whether a labeller recognizes the content, and not only properties of the pixels. */
    public boolean seesContent() {
        return !sources().equals(List.of(LabellingSettings.PROPERTIES));
    }

    @Override
    public void close() {
        for (Labeller labeller : labellers) {
            if (labeller instanceof AutoCloseable closeable) {
                close(closeable);
            }
        }
    }

    private static void close(AutoCloseable labeller) {
        try {
            labeller.close();
        } catch (Exception e) {
            throw new IllegalStateException("failed to close a labeller", e);
        }
    }
}
