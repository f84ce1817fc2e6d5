package org.mediaquery.models.tensorflowjs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Converts an output and the nodes that it depends on. The layout changes from NHWC to ONNX's NCHW. */
final class GraphConverter {

    private static final List<Integer> TO_CHANNELS_LAST = List.of(0, 2, 3, 1);

    private final TensorFlowJsModel model;
    private final OnnxGraph graph;
    private final Map<String, Value> converted = new HashMap<>();

    GraphConverter(TensorFlowJsModel model, OnnxGraph graph) {
        this.model = model;
        this.graph = graph;
    }

    /** Replaces a node, with all nodes that it depends on, by the input of the ONNX graph. */
    void replace(String node, Value input) {
        model.node(node);
        converted.put(node, input);
    }

    /**
     * Converts a node and the nodes that it depends on.
     *
     * @throws UnsupportedModelException if one of them is not supported
     */
    Value convert(String name) {
        Value known = converted.get(name);
        if (known != null) {
            return known;
        }
        Value value = convert(model.node(name));
        converted.put(name, value);
        return value;
    }

    private Value convert(Node node) {
        return switch (node.operator()) {
            case "Conv2D", "DepthwiseConv2dNative" ->
                Convolutions.convert(node, convert(node.input(0)), model.requireConstant(node.input(1)), graph);
            case "Add", "BiasAdd" -> elementwise("Add", node);
            case "AddN" -> elementwise("Sum", node);
            case "Mul" -> elementwise("Mul", node);
            case "FusedBatchNorm" -> batchNormalization(node);
            case "Relu6" -> relu6(node);
            case "Reshape" -> reshape(node);
            case "ConcatV2" -> concat(node);
            default -> throw node.unsupported("has an unsupported operator");
        };
    }

    private Value elementwise(String operator, Node node) {
        List<Value> computed = node.inputs().stream()
                .filter(input -> model.constant(input).isEmpty())
                .map(this::convert)
                .toList();
        if (computed.isEmpty()
                || computed.stream().map(Value::layout).distinct().count() > 1) {
            throw node.unsupported("has only constants as inputs, or inputs of different layouts");
        }
        Value.Layout layout = computed.get(0).layout();
        List<String> inputs = node.inputs().stream()
                .map(input -> model.constant(input)
                        .map(constant -> constant(node, constant, layout))
                        .orElseGet(() -> convert(input).name()))
                .toList();
        return new Value(graph.add(operator, node.name(), inputs), layout);
    }

    /** Both repeat a vector along the last dimension. That is the channels in TensorFlow, but not in ONNX. */
    private String constant(Node node, Constant constant, Value.Layout layout) {
        List<Integer> shape = constant.shape();
        if (layout == Value.Layout.CHANNELS_FIRST && constant.rank() > 0) {
            if (constant.rank() > 1) {
                throw node.unsupported("has the constant " + constant.name() + " of shape " + shape
                        + "; only scalars and vectors are supported");
            }
            shape = List.of(shape.get(0), 1, 1);
        }
        return graph.floats(node.name() + "/" + constant.name(), shape, constant.floats());
    }

    private Value batchNormalization(Node node) {
        Value input = convert(node.input(0));
        if (!input.isChannelsFirst() || (node.has("is_training") && node.flag("is_training"))) {
            throw node.unsupported("is for training, or the rank of its input is not 4");
        }
        // scale, offset, mean and variance, in the same order
        List<String> parameters = node.inputs().subList(1, 5).stream()
                .map(model::requireConstant)
                .map(parameter ->
                        graph.floats(node.name() + "/" + parameter.name(), parameter.shape(), parameter.floats()))
                .toList();
        return Value.channelsFirst(graph.add(
                "BatchNormalization",
                node.name(),
                Stream.concat(Stream.of(input.name()), parameters.stream()).toList(),
                OnnxGraph.number("epsilon", node.number("epsilon"))));
    }

    private Value relu6(Node node) {
        Value input = convert(node.input(0));
        String least = graph.floats("relu6/least", List.of(), 0);
        String most = graph.floats("relu6/most", List.of(), 6);
        return new Value(graph.add("Clip", node.name(), List.of(input.name(), least, most)), input.layout());
    }

    private Value reshape(Node node) {
        Value input = convert(node.input(0));
        String rows = input.isChannelsFirst()
                ? graph.add(
                        "Transpose",
                        node.name() + "/nhwc",
                        List.of(input.name()),
                        OnnxGraph.integers("perm", TO_CHANNELS_LAST))
                : input.name();
        String shape = graph.integers(node.name() + "/shape", TargetShape.of(node, model));
        return new Value(graph.add("Reshape", node.name(), List.of(rows, shape)), Value.Layout.SAME);
    }

    private Value concat(Node node) {
        int last = node.inputs().size() - 1;
        int axis = model.requireConstant(node.input(last)).integer();
        List<Value> parts =
                node.inputs().subList(0, last).stream().map(this::convert).toList();
        if (parts.stream().anyMatch(Value::isChannelsFirst)) {
            throw node.unsupported("concatenates pictures; only reshaped values are supported");
        }
        return new Value(
                graph.add(
                        "Concat",
                        node.name(),
                        parts.stream().map(Value::name).toList(),
                        OnnxGraph.integer("axis", axis)),
                Value.Layout.SAME);
    }
}
