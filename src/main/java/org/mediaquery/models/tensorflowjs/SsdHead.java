package org.mediaquery.models.tensorflowjs;

import java.util.List;

/**
 * Adds the head of a single-shot detector, which converts the network's offsets to boxes and its logits to scores. It
 * replaces the post-processing of the TensorFlow graph, which needs loops. The model's caller must remove overlapping
 * boxes.
 *
 * <p>Offsets are encoded as in the TensorFlow Object Detection API (FasterRcnnBoxCoder with the scales 10, 10, 5, 5): the
 * distance of the centers relative to the anchor's size, and the logarithm of the ratio of the sizes.
 */
final class SsdHead {

    private static final float CENTRE_SCALE = 1 / 10f;
    private static final float SIZE_SCALE = 1 / 5f;
    private static final int COORDINATES = 4;

    private final OnnxGraph graph;

    SsdHead(OnnxGraph graph) {
        this.graph = graph;
    }

    /**
     * Adds the output {@code boxes} [1, anchors, 4]: ymin, xmin, ymax, xmax, as ratios of the picture's sides.
     *
     * @param offsets the offsets of all anchors, 4 numbers each: y, x, height, width
     * @param anchors the anchors as corners: ymin, xmin, ymax, xmax
     */
    void boxes(Value offsets, Constant anchors) {
        float[] corners = anchors.floats();
        int count = corners.length / COORDINATES;
        float[] centres = new float[2 * count];
        float[] sizes = new float[2 * count];
        for (int anchor = 0; anchor < count; anchor++) {
            for (int i = 0; i < 2; i++) {
                float from = corners[COORDINATES * anchor + i];
                float to = corners[COORDINATES * anchor + 2 + i];
                sizes[2 * anchor + i] = to - from;
                centres[2 * anchor + i] = from + (to - from) / 2;
            }
        }
        List<Integer> shape = List.of(1, count, 2);
        String anchorCentres = graph.floats("anchors/centres", shape, centres);
        String anchorSizes = graph.floats("anchors/sizes", shape, sizes);
        String rows = add("Reshape", "offsets", offsets.name(), graph.integers("offsets/shape", 1, count, COORDINATES));
        graph.split(rows, 2, 2, 2, "offsets/centres", "offsets/sizes");
        String scaled = add("Mul", "centres/scaled", "offsets/centres", number("centres/scale", CENTRE_SCALE));
        String moved = add("Mul", "centres/moved", scaled, anchorSizes);
        String centre = add("Add", "centres", moved, anchorCentres);
        String logarithm = add("Mul", "sizes/logarithm", "offsets/sizes", number("sizes/scale", SIZE_SCALE));
        String ratio = graph.add("Exp", "sizes/ratio", List.of(logarithm));
        String size = add("Mul", "sizes", ratio, anchorSizes);
        String half = add("Mul", "sizes/half", size, number("half", 0.5f));
        String least = add("Sub", "corners/least", centre, half);
        String most = add("Add", "corners/most", centre, half);
        graph.add("Concat", "boxes", List.of(least, most), OnnxGraph.integer("axis", 2));
        graph.output("boxes", 1, count, COORDINATES);
    }

    /**
     * Adds the output {@code scores} [1, anchors, classes] with values from 0 to 1.
     *
     * @param logits the logits of all anchors
     * @param columns the columns of the logits that are classes, in the order of the labels
     * @param count the number of anchors
     */
    void scores(Value logits, List<Integer> columns, int count) {
        String chosen = graph.integers(
                "classes", columns.stream().mapToLong(Integer::longValue).toArray());
        String gathered =
                graph.add("Gather", "logits/classes", List.of(logits.name(), chosen), OnnxGraph.integer("axis", 2));
        graph.add("Sigmoid", "scores", List.of(gathered));
        graph.output("scores", 1, count, columns.size());
    }

    private String add(String operator, String output, String first, String second) {
        return graph.add(operator, output, List.of(first, second));
    }

    private String number(String name, float value) {
        return graph.floats(name, List.of(), value);
    }
}
