package org.mediaquery.models.tensorflowjs;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the target shape of a Reshape. It is either a constant, or packed from integers. The first of these may be the batch
 * size that the graph computes, for which ONNX's Reshape uses 0: "same as the input".
 */
final class TargetShape {

    private static final int AS_THE_INPUT = 0;

    private TargetShape() {}

    static long[] of(Node reshape, TensorFlowJsModel model) {
        String source = reshape.input(1);
        if (model.constant(source).isPresent()) {
            return longs(model.requireConstant(source).integers());
        }
        Node pack = model.node(source);
        if (!pack.operator().equals("Pack")) {
            throw reshape.unsupported("has a shape that is computed by " + pack.operator());
        }
        return longs(IntStream.range(0, pack.inputs().size())
                .map(place -> size(pack, place, model))
                .toArray());
    }

    private static int size(Node pack, int place, TensorFlowJsModel model) {
        String input = pack.input(place);
        if (model.constant(input).isPresent()) {
            return model.requireConstant(input).integer();
        }
        Node slice = model.node(input);
        boolean batch = place == 0
                && slice.operator().equals("StridedSlice")
                && model.node(slice.input(0)).operator().equals("Shape")
                && List.of(0).equals(boxed(model.requireConstant(slice.input(1)).integers()));
        if (!batch) {
            throw pack.unsupported("is computed by " + slice.operator() + " " + slice.name()
                    + "; only the batch size, in the first dimension, is supported");
        }
        return AS_THE_INPUT;
    }

    private static List<Integer> boxed(int[] values) {
        return IntStream.of(values).boxed().toList();
    }

    private static long[] longs(int[] values) {
        return IntStream.of(values).asLongStream().toArray();
    }
}
