package org.mediaquery.models.tensorflowjs;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Converts a single-shot detector from TensorFlow.js to an ONNX model with the input {@code input} [1, 3, side, side] and
 * the outputs {@code boxes} [1, anchors, 4] and {@code scores} [1, anchors, classes].
 *
 * @param input the node with the normalized picture
 * @param side the side of the picture in pixels
 * @param boxes the node with the encoded boxes of all anchors
 * @param scores the node with the logits of all anchors
 * @param anchors the constant with the anchors, as corners
 * @param classes the columns of the logits that are classes, in the order of the labels, without the background and the
 *     numbers that COCO skips
 */
public record SsdConversion(
        String input, int side, String boxes, String scores, String anchors, List<Integer> classes) {

    public SsdConversion {
        classes = List.copyOf(classes);
    }

    /**
     * Converts a model.
     *
     * @param folder the folder of {@code model.json}
     * @param target the file to write
     * @throws UnsupportedModelException if the model has an unsupported feature
     */
    public void convert(Path folder, Path target) throws IOException {
        TensorFlowJsModel model = TensorFlowJsModel.read(folder);
        OnnxGraph graph = new OnnxGraph("detector");
        graph.input("input", 1, 3, side, side);
        GraphConverter converter = new GraphConverter(model, graph);
        converter.replace(input, Value.channelsFirst("input"));
        Constant corners = model.requireConstant(anchors);
        SsdHead head = new SsdHead(graph);
        head.boxes(converter.convert(boxes), corners);
        head.scores(converter.convert(scores), classes, Constant.elements(corners.shape()) / 4);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
            graph.model().writeTo(out);
        }
    }
}
