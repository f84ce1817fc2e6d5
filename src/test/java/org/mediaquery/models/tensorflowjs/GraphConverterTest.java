package org.mediaquery.models.tensorflowjs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs each operator by itself in ONNX Runtime, and compares the result with TensorFlow's definition, in NHWC. */
class GraphConverterTest {

    private static final int HEIGHT = 4;
    private static final int WIDTH = 5;
    private static final int CHANNELS = 2;
    private static final float[] PICTURE = numbers(HEIGHT * WIDTH * CHANNELS, 0.5f, -7);
    private static final Reference REFERENCE = new Reference(HEIGHT, WIDTH, CHANNELS, PICTURE);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"SAME,1,3", "SAME,2,3", "SAME,2,1", "VALID,1,3", "VALID,2,2"})
    void conv2D(String padding, int stride, int kernel) throws Exception {
        float[] filter = numbers(kernel * kernel * CHANNELS * 3, 0.25f, -3);
        TinyGraph graph = graph().floats("filter", List.of(kernel, kernel, CHANNELS, 3), filter)
                .node("y", "Conv2D", List.of("x", "filter"), TinyGraph.convolution(padding, stride));

        Reference expected = REFERENCE.convolution(
                padding, stride, kernel, 3, (pixel, channel, out) -> filter[(pixel * CHANNELS + channel) * 3 + out]);
        assertThat(run(graph, 3, expected.height, expected.width))
                .containsExactly(expected.channelsFirst(), within(1e-4f));
    }

    @ParameterizedTest
    @CsvSource({"SAME,1,3", "SAME,2,3", "VALID,1,2"})
    void depthwiseConv2dNative(String padding, int stride, int kernel) throws Exception {
        int multiplier = 2;
        float[] filter = numbers(kernel * kernel * CHANNELS * multiplier, 0.25f, -3);
        TinyGraph graph = graph().floats("filter", List.of(kernel, kernel, CHANNELS, multiplier), filter)
                .node("y", "DepthwiseConv2dNative", List.of("x", "filter"), TinyGraph.convolution(padding, stride));

        Reference expected = REFERENCE.convolution(
                padding,
                stride,
                kernel,
                CHANNELS * multiplier,
                (pixel, channel, out) -> out / multiplier == channel
                        ? filter[(pixel * CHANNELS + channel) * multiplier + out % multiplier]
                        : 0);
        assertThat(run(graph, CHANNELS * multiplier, expected.height, expected.width))
                .containsExactly(expected.channelsFirst(), within(1e-4f));
    }

    @ParameterizedTest
    @CsvSource({"Add", "BiasAdd", "AddN"})
    void addsAVectorToTheChannels(String operator) throws Exception {
        TinyGraph graph = graph().floats("v", List.of(CHANNELS), 10, 20).node("y", operator, List.of("x", "v"));

        assertThat(run(graph, CHANNELS, HEIGHT, WIDTH))
                .containsExactly(expected((value, channel) -> value + (channel == 0 ? 10 : 20)), within(1e-5f));
    }

    @Test
    void addNAddsComputedValuesAndConstants() throws Exception {
        TinyGraph graph = graph().floats("v", List.of(CHANNELS), 1, 2)
                .node("twice", "Add", List.of("x", "x"))
                .node("y", "AddN", List.of("twice", "v", "x"));

        assertThat(run(graph, CHANNELS, HEIGHT, WIDTH))
                .containsExactly(expected((value, channel) -> 3 * value + 1 + channel), within(1e-5f));
    }

    @Test
    void mul() throws Exception {
        TinyGraph graph = graph().floats("v", List.of(CHANNELS), 2, -1)
                .floats("half", List.of(), 0.5f)
                .node("scaled", "Mul", List.of("x", "v"))
                .node("y", "Mul", List.of("half", "scaled"));

        assertThat(run(graph, CHANNELS, HEIGHT, WIDTH))
                .containsExactly(expected((value, channel) -> channel == 0 ? value : -value / 2), within(1e-5f));
    }

    @Test
    void fusedBatchNorm() throws Exception {
        TinyGraph graph = graph().floats("scale", List.of(CHANNELS), 2, 3)
                .floats("offset", List.of(CHANNELS), 1, -1)
                .floats("mean", List.of(CHANNELS), 0.5f, 1.5f)
                .floats("variance", List.of(CHANNELS), 4, 9)
                .node(
                        "y",
                        "FusedBatchNorm",
                        List.of("x", "scale", "offset", "mean", "variance"),
                        Json.createObjectBuilder()
                                .add("epsilon", Json.createObjectBuilder().add("f", 0.25))
                                .add("is_training", Json.createObjectBuilder().add("b", false)));

        assertThat(run(graph, CHANNELS, HEIGHT, WIDTH))
                .containsExactly(
                        expected((value, channel) -> channel == 0
                                ? (float) ((value - 0.5) / Math.sqrt(4.25) * 2 + 1)
                                : (float) ((value - 1.5) / Math.sqrt(9.25) * 3 - 1)),
                        within(1e-4f));
    }

    @Test
    void relu6() throws Exception {
        TinyGraph graph = graph().node("y", "Relu6", List.of("x"));

        assertThat(run(graph, CHANNELS, HEIGHT, WIDTH))
                .containsExactly(expected((value, channel) -> Math.max(0, Math.min(6, value))), within(1e-5f));
    }

    @Test
    void reshapeKeepsTheOrderOfTensorFlow() throws Exception {
        TinyGraph graph =
                graph().integers("shape", List.of(3), 1, -1, CHANNELS).node("y", "Reshape", List.of("x", "shape"));

        assertThat(run(graph, HEIGHT * WIDTH, CHANNELS)).containsExactly(PICTURE);
    }

    @Test
    void reshapeSupportsAComputedBatchSize() throws Exception {
        TinyGraph graph = batch(graph())
                .integers("rest", List.of(), -1)
                .integers("columns", List.of(), 10)
                .node("pack", "Pack", List.of("batch", "rest", "columns"))
                .node("y", "Reshape", List.of("x", "pack"));

        assertThat(run(graph, 4, 10)).containsExactly(PICTURE);
    }

    @Test
    void concatV2JoinsReshapedValues() throws Exception {
        TinyGraph graph = graph().integers("shape", List.of(3), 1, -1, CHANNELS)
                .integers("axis", List.of(), 1)
                .node("doubled", "Add", List.of("x", "x"))
                .node("a", "Reshape", List.of("x", "shape"))
                .node("b", "Reshape", List.of("doubled", "shape"))
                .node("y", "ConcatV2", List.of("a", "b", "axis"));

        float[] output = run(graph, 2 * HEIGHT * WIDTH, CHANNELS);

        assertThat(output).startsWith(PICTURE);
        assertThat(output[PICTURE.length]).isEqualTo(2 * PICTURE[0]);
    }

    @Test
    void rejectsUnsupportedOperatorsByName() {
        assertUnsupported(graph().node("y", "Softplus", List.of("x")), "Softplus y");
        assertUnsupported(graph().node("y", "Relu6", List.of("z")), "no node z");
        assertUnsupported(
                batch(graph())
                        .node("pack", "Pack", List.of("batch", "batch"))
                        .node("y", "Reshape", List.of("x", "pack")),
                "StridedSlice batch");
        assertUnsupported(
                graph().floats("f", List.of(1, 1, CHANNELS, 1), 1, 1)
                        .node(
                                "y",
                                "Conv2D",
                                List.of("x", "f"),
                                TinyGraph.convolution("SAME", 1).add("dilations", TinyGraph.list(1, 2, 2, 1))),
                "Conv2D y is dilated");
        assertUnsupported(
                graph().constant("h", "float16", List.of(2), new byte[4]).node("y", "Add", List.of("x", "h")),
                "float16");
    }

    private void assertUnsupported(TinyGraph graph, String reason) {
        assertThatThrownBy(() -> run(graph, CHANNELS, HEIGHT, WIDTH))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining(reason);
    }

    private static TinyGraph graph() {
        return new TinyGraph().node("x", "Sub", List.of("elsewhere"));
    }

    private static TinyGraph batch(TinyGraph graph) {
        return graph.node("sizes", "Shape", List.of("x"))
                .integers("first", List.of(1), 0)
                .integers("second", List.of(1), 1)
                .node("batch", "StridedSlice", List.of("sizes", "first", "second", "second"));
    }

    /** Returns the value of {@code y} for the picture, from the converted graph. */
    private float[] run(TinyGraph tiny, Integer... shape) throws IOException, OrtException {
        OnnxGraph graph = new OnnxGraph("tiny");
        graph.input("input", 1, CHANNELS, HEIGHT, WIDTH);
        GraphConverter converter = new GraphConverter(TensorFlowJsModel.read(tiny.write(folder)), graph);
        converter.replace("x", Value.channelsFirst("input"));
        Value value = converter.convert("y");
        Integer[] whole = new Integer[shape.length + 1];
        whole[0] = 1;
        System.arraycopy(shape, 0, whole, 1, shape.length);
        graph.output(value.name(), whole);
        return OnnxRun.outputs(graph.model(), REFERENCE.channelsFirst(), 1, CHANNELS, HEIGHT, WIDTH)
                .get(value.name());
    }

    private interface PerChannel {
        float of(float value, int channel);
    }

    private static float[] expected(PerChannel function) {
        float[] values = new float[PICTURE.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = function.of(PICTURE[i], i % CHANNELS);
        }
        return new Reference(HEIGHT, WIDTH, CHANNELS, values).channelsFirst();
    }

    private static float[] numbers(int count, float step, float first) {
        float[] values = new float[count];
        IntStream.range(0, count).forEach(i -> values[i] = first + step * ((i * 7) % 31));
        return values;
    }
}
