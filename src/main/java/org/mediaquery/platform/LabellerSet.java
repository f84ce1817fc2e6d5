package org.mediaquery.platform;

import java.util.List;
import org.mediaquery.labelling.Labeller;
import org.mediaquery.labelling.onnx.ModelCredit;
import org.mediaquery.platform.config.LabellingSettings;

/**
 * The labellers that are configured, in their order.
 *
 * @param labellers at least one
 * @param models those that run in this process
 */
record LabellerSet(List<Labeller> labellers, List<ModelCredit> models) implements AutoCloseable {

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
}
