package org.mediaquery.models.tensorflowjs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A detector with two anchors, whose offsets and logits are the pixels of its input themselves. */
class SsdConversionTest {

    /** [3, 2, 2] as ONNX has it; the graph below makes rows of 4 of it, pixel by pixel: r g b r | g b r g | b r g b. */
    private static final float[] PICTURE = {
        1, 4, 7, 10,
        2, 5, 8, 11,
        3, 6, 9, 12
    };

    @TempDir
    Path folder;

    @Test
    void offsetsBecomeBoxesAndLogitsScores() throws Exception {
        Path target = folder.resolve("model.onnx");
        new SsdConversion("x", 2, "rows", "rows", "anchors", List.of(3, 1)).convert(detector(3), target);

        Map<String, float[]> outputs =
                OnnxRun.outputs(ModelProto.parseFrom(Files.readAllBytes(target)), PICTURE, 1, 3, 2, 2);

        // the offsets of the first anchor are 1, 2, 3, 4; it is .2 high, .4 wide, with its centre at .3, .6
        double y = 0.3 + 1 * 0.1 * 0.2;
        double x = 0.6 + 2 * 0.1 * 0.4;
        double height = Math.exp(3 * 0.2) * 0.2;
        double width = Math.exp(4 * 0.2) * 0.4;
        assertThat(outputs.get("boxes")).hasSize(3 * 4);
        assertThat(outputs.get("boxes")[0]).isCloseTo((float) (y - height / 2), within(1e-5f));
        assertThat(outputs.get("boxes")[1]).isCloseTo((float) (x - width / 2), within(1e-5f));
        assertThat(outputs.get("boxes")[2]).isCloseTo((float) (y + height / 2), within(1e-5f));
        assertThat(outputs.get("boxes")[3]).isCloseTo((float) (x + width / 2), within(1e-5f));
        // of the logits 1, 2, 3, 4 the last and the second
        assertThat(outputs.get("scores")).hasSize(3 * 2);
        assertThat(outputs.get("scores")[0]).isCloseTo(sigmoid(4), within(1e-5f));
        assertThat(outputs.get("scores")[1]).isCloseTo(sigmoid(2), within(1e-5f));
    }

    @Test
    void theSameModelBecomesTheSameFile() throws Exception {
        SsdConversion conversion = new SsdConversion("x", 2, "rows", "rows", "anchors", List.of(0));
        conversion.convert(detector(3), folder.resolve("first.onnx"));
        conversion.convert(detector(3), folder.resolve("second.onnx"));

        assertThat(Files.mismatch(folder.resolve("first.onnx"), folder.resolve("second.onnx")))
                .isEqualTo(-1);
    }

    @Test
    void brokenFilesAreRefused() throws Exception {
        detector(3);
        Files.write(folder.resolve("shard2"), new byte[] {1, 2, 3});
        assertThatThrownBy(() -> TensorFlowJsModel.read(folder)).hasMessageContaining("end before the weight");

        Files.writeString(folder.resolve("model.json"), "{\"modelTopology\": 1}");
        assertThatThrownBy(() -> TensorFlowJsModel.read(folder)).isInstanceOf(UnsupportedModelException.class);

        Files.writeString(folder.resolve("model.json"), "<html>");
        assertThatThrownBy(() -> TensorFlowJsModel.read(folder)).isInstanceOf(UnsupportedModelException.class);
    }

    @Test
    void weightsOutsideTheFolderAreNotRead() throws Exception {
        detector(3);
        Path json = folder.resolve("model.json");
        Files.writeString(json, Files.readString(json).replace("shard1", "../shard1"));

        assertThatThrownBy(() -> TensorFlowJsModel.read(folder)).hasMessageContaining("outside");
    }

    private Path detector(int anchors) throws Exception {
        float[] corners = new float[4 * anchors];
        System.arraycopy(new float[] {0.2f, 0.4f, 0.4f, 0.8f}, 0, corners, 0, 4);
        return new TinyGraph()
                .node("x", "Sub", List.of("elsewhere"))
                .floats("anchors", List.of(1, anchors, 4), corners)
                .integers("shape", List.of(3), 1, -1, 4)
                .node("rows", "Reshape", List.of("x", "shape"))
                .write(folder);
    }

    private static float sigmoid(double value) {
        return (float) (1 / (1 + Math.exp(-value)));
    }
}
