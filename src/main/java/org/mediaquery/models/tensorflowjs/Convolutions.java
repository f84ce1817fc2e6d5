package org.mediaquery.models.tensorflowjs;

import java.util.List;

/**
 * Converts Conv2D and DepthwiseConv2dNative to ONNX's Conv. TensorFlow stores filters as [height, width, channels,
 * filters], where the last dimension of a depthwise convolution is the multiplier. ONNX stores them as [filters, channels
 * in a group, height, width].
 */
final class Convolutions {

    private Convolutions() {}

    static Value convert(Node node, Value input, Constant filter, OnnxGraph graph) {
        requireKnown(node, input, filter);
        boolean depthwise = node.operator().equals("DepthwiseConv2dNative");
        List<Integer> shape = filter.shape();
        int height = shape.get(0);
        int width = shape.get(1);
        int channels = shape.get(2);
        int last = shape.get(3);
        String weights = graph.floats(
                node.name() + "/filter",
                depthwise ? List.of(channels * last, 1, height, width) : List.of(last, channels, height, width),
                transposed(filter.floats(), height * width, channels, last, depthwise));
        return Value.channelsFirst(graph.add(
                "Conv",
                node.name(),
                List.of(input.name(), weights),
                OnnxGraph.integers("kernel_shape", List.of(height, width)),
                OnnxGraph.integers("strides", node.integers("strides").subList(1, 3)),
                OnnxGraph.integer("group", depthwise ? channels : 1),
                OnnxGraph.text("auto_pad", padding(node))));
    }

    private static void requireKnown(Node node, Value input, Constant filter) {
        if (!input.isChannelsFirst() || filter.rank() != 4) {
            throw node.unsupported("has an input or filter whose rank is not 4");
        }
        if (node.has("data_format") && !node.text("data_format").equals("NHWC")) {
            throw node.unsupported("has the data format " + node.text("data_format") + "; only NHWC is supported");
        }
        if (node.has("dilations") && node.integers("dilations").stream().anyMatch(dilation -> dilation != 1)) {
            throw node.unsupported("is dilated");
        }
    }

    /** TensorFlow pads the odd pixel at the end, as SAME_UPPER does. */
    private static String padding(Node node) {
        String padding = node.text("padding");
        return switch (padding) {
            case "SAME" -> "SAME_UPPER";
            case "VALID" -> "VALID";
            default -> throw node.unsupported("has the padding " + padding);
        };
    }

    private static float[] transposed(float[] filter, int pixels, int channels, int last, boolean depthwise) {
        float[] values = new float[filter.length];
        for (int pixel = 0; pixel < pixels; pixel++) {
            for (int channel = 0; channel < channels; channel++) {
                for (int i = 0; i < last; i++) {
                    // the filters of a channel are adjacent in a depthwise convolution
                    int row = depthwise ? channel * last + i : i * channels + channel;
                    values[row * pixels + pixel] = filter[(pixel * channels + channel) * last + i];
                }
            }
        }
        return values;
    }
}
