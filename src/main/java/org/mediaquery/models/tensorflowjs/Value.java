package org.mediaquery.models.tensorflowjs;

/**
 * A computed value of the ONNX graph.
 *
 * @param name in that graph
 * @param layout how it relates to the value of the TensorFlow graph
 */
record Value(String name, Layout layout) {

    enum Layout {
        /** TensorFlow has NHWC here, ONNX has NCHW. */
        CHANNELS_FIRST,
        /** Both have the same. */
        SAME
    }

    static Value channelsFirst(String name) {
        return new Value(name, Layout.CHANNELS_FIRST);
    }

    boolean isChannelsFirst() {
        return layout == Layout.CHANNELS_FIRST;
    }
}
