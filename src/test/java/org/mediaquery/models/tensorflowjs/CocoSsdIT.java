package org.mediaquery.models.tensorflowjs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.mediaquery.models.FetchedModels;

/** The default model, converted, against what the TensorFlow.js model gives for the same picture. */
class CocoSsdIT {

    private static final int SIDE = 300;
    private static final int CLASSES = 80;
    private static final float TOLERANCE = 1e-3f;

    @Test
    void itGivesTheScoresAndBoxesOfTheOriginal() throws Exception {
        Path folder = FetchedModels.cocoSsd();
        Path sample = Path.of("../shared/media/sample.jpg");
        assumeTrue(Files.exists(sample), "Skipped: there is no picture " + sample);
        int dog = Files.readAllLines(folder.resolve("labels.txt")).indexOf("Dog");

        Map<String, float[]> outputs = OnnxRun.outputs(
                ModelProto.parseFrom(Files.readAllBytes(folder.resolve("model.onnx"))),
                input(sample),
                1,
                3,
                SIDE,
                SIDE);

        float[] scores = outputs.get("scores");
        assertThat(scores).hasSize(1917 * CLASSES);
        assertThat(scores[1418 * CLASSES + dog]).isCloseTo(0.9836f, within(TOLERANCE));
        assertThat(scores[1755 * CLASSES + dog]).isCloseTo(0.9432f, within(TOLERANCE));
        assertThat(scores[1760 * CLASSES + dog]).isCloseTo(0.9240f, within(TOLERANCE));
        float[] box = Arrays.copyOfRange(outputs.get("boxes"), 1418 * 4, 1419 * 4);
        assertThat(box).containsExactly(new float[] {0.29646f, 0.37063f, 0.85364f, 0.77012f}, within(TOLERANCE));
    }

    private static float[] input(Path sample) throws IOException {
        BufferedImage square = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = square.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(ImageIO.read(sample.toFile()), 0, 0, SIDE, SIDE, null);
        graphics.dispose();
        float[] values = new float[3 * SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            int pixel = i % (SIDE * SIDE);
            int rgb = square.getRGB(pixel % SIDE, pixel / SIDE);
            int shift = 16 - 8 * (i / (SIDE * SIDE));
            values[i] = (rgb >> shift & 0xff) / 127.5f - 1;
        }
        return values;
    }
}
