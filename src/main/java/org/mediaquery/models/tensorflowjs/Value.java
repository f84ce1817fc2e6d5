package org.mediaquery.models.tensorflowjs;

/**
 * A computed value of the ONNX graph.
 *
 * @param name the name in that graph
 * @param layout the layout compared with TensorFlow's
 */
record Value(String name, Layout layout) {

    enum Layout {
        /** TensorFlow uses NHWC, ONNX uses NCHW. */
        CHANNELS_FIRST,
        /** Both use the same layout. */
        SAME
    }

    static Value channelsFirst(String name) {
        return new Value(name, Layout.CHANNELS_FIRST);
    }

    boolean isChannelsFirst() {
        return layout == Layout.CHANNELS_FIRST;
    }
}
