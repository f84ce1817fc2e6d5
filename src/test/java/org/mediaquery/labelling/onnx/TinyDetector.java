package org.mediaquery.labelling.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Detectors whose boxes are always the same, and whose scores follow the picture's mean red: the redder, the higher. A score
 * is 0.5 without red, and its weight says how it rises or falls.
 */
final class TinyDetector {

    private static final TensorProto.DataType FLOAT = TensorProto.DataType.FLOAT;

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("tiny");

    private TinyDetector() {}

    /**
     * Returns a model with the outputs {@code boxes} [1, n, 4] and {@code scores} [1, n, classes].
     *
     * @param boxes ymin, xmin, ymax, xmax of each box
     * @param weights a row for each box, a column for each class
     */
    static byte[] ssd(int side, float[][] boxes, float[][] weights) {
        TinyDetector model = new TinyDetector();
        model.input("input", FLOAT, 1, 3, side, side);
        model.red("input");
        model.constant("fixed", flat(boxes), 1, boxes.length, 4);
        model.constant("weights", flat(weights), 1, boxes.length, weights[0].length);
        model.node("Identity", "boxes", List.of("fixed"));
        model.scores("scores", "weights");
        model.output("boxes", 1, boxes.length, 4);
        model.output("scores", 1, boxes.length, weights[0].length);
        return model.bytes();
    }

    /**
     * Returns a model with bytes as input, and the outputs of the TensorFlow Object Detection API.
     *
     * @param classes the class of each box, from 1
     * @param weights the weight of each box
     */
    static byte[] tensorFlow(int side, float[][] boxes, float[] classes, float[] weights) {
        TinyDetector model = new TinyDetector();
        model.input("image_tensor:0", TensorProto.DataType.UINT8, 1, side, side, 3);
        model.node(
                "Cast",
                "numbers",
                List.of("image_tensor:0"),
                AttributeProto.newBuilder()
                        .setName("to")
                        .setType(AttributeProto.AttributeType.INT)
                        .setI(FLOAT.getNumber())
                        .build());
        model.node(
                "Transpose",
                "nchw",
                List.of("numbers"),
                AttributeProto.newBuilder()
                        .setName("perm")
                        .setType(AttributeProto.AttributeType.INTS)
                        .addAllInts(List.of(0L, 3L, 1L, 2L))
                        .build());
        model.constant("full", new float[] {255}, 1, 1, 1, 1);
        model.node("Div", "ratios", List.of("nchw", "full"));
        model.red("ratios");
        model.constant("fixed", flat(boxes), 1, boxes.length, 4);
        model.constant("numbered", classes, 1, classes.length);
        model.constant("weights", weights, 1, weights.length);
        model.node("Identity", "detection_boxes:0", List.of("fixed"));
        model.node("Identity", "detection_classes:0", List.of("numbered"));
        model.scores("detection_scores:0", "weights");
        model.output("detection_boxes:0", 1, boxes.length, 4);
        model.output("detection_classes:0", 1, classes.length);
        model.output("detection_scores:0", 1, weights.length);
        return model.bytes();
    }

    /** Computes the mean of the first channel. */
    private void red(String picture) {
        node("GlobalAveragePool", "means", List.of(picture));
        constant("pick", new float[] {1, 0, 0}, 3, 1);
        node("Flatten", "flat", List.of("means"));
        node("MatMul", "red", List.of("flat", "pick"));
    }

    private void scores(String output, String weights) {
        node("Mul", output + "/logits", List.of(weights, "red"));
        node("Sigmoid", output, List.of(output + "/logits"));
    }

    private void node(String operator, String output, List<String> inputs, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType(operator)
                .addAllInput(inputs)
                .addOutput(output)
                .addAllAttribute(List.of(attributes)));
    }

    private void constant(String name, float[] values, long... shape) {
        ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(FLOAT.getNumber())
                .setRawData(ByteString.copyFrom(raw));
        for (long size : shape) {
            tensor.addDims(size);
        }
        graph.addInitializer(tensor);
    }

    private void input(String name, TensorProto.DataType type, long... shape) {
        graph.addInput(value(name, type, shape));
    }

    private void output(String name, long... shape) {
        graph.addOutput(value(name, FLOAT, shape));
    }

    private byte[] bytes() {
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(13))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    private static ValueInfoProto value(String name, TensorProto.DataType type, long... shape) {
        TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
        for (long size : shape) {
            dimensions.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(size));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(type.getNumber())
                                .setShape(dimensions)))
                .build();
    }

    private static float[] flat(float[][] rows) {
        float[] flat = new float[rows.length * rows[0].length];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = rows[i / rows[0].length][i % rows[0].length];
        }
        return flat;
    }
}
