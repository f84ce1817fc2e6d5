package org.mediaquery.labelling.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediaquery.imaging.Pictures;
import org.mediaquery.labelling.FakeSubject;
import org.mediaquery.labelling.LabellerAnswer;
import org.mediaquery.labelling.onnx.detection.DetectedObject;
import org.mediaquery.labelling.onnx.files.FileLocation;
import org.mediaquery.labelling.onnx.taxonomy.LabelHierarchy;
import org.mediaquery.labelling.onnx.taxonomy.LabelList;
import org.mediaquery.media.labels.BoundingBox;
import org.mediaquery.media.labels.Detection;

/** Tests models with boxes, and several models together. */
class DetectorsTest {

    private static final int SIDE = 16;

    /** Two almost identical boxes, one elsewhere, and one that extends beyond the picture. */
    private static final float[][] BOXES = {
        {0.1f, 0.2f, 0.5f, 0.6f}, {0.11f, 0.2f, 0.5f, 0.61f}, {0.6f, 0.6f, 0.9f, 0.8f}, {-0.5f, 0.5f, 0.5f, 1.5f}
    };

    /** In red pictures: a dog in the first three boxes, a cup in the last. */
    private static final float[][] DOGS_AND_A_CUP = {{4, -9}, {3, -9}, {2, -9}, {-9, 1}};

    @TempDir
    Path folder;

    private Path labels;

    @BeforeEach
    void write() throws IOException {
        labels = Files.writeString(folder.resolve("labels.txt"), "dog, hound\ncup\n");
    }

    @Test
    void returnsOneBoxPerObject() throws IOException {
        OnnxSettings settings = detector(60);
        try (OnnxLabeller labeller = new OnnxLabeller(List.of(settings), folder)) {
            List<Detection> seen = detections(labeller, Color.RED);

            assertThat(seen).extracting(detection -> detection.label().name()).containsExactly("Dog", "Cup");
            Detection dog = named(seen, "Dog");
            assertThat(dog.confidence()).isCloseTo(98.2, within(0.1));
            assertThat(dog.source()).isEqualTo("onnx");
            assertThat(dog.label().aliases()).containsExactly("Hound");
            assertThat(dog.boxes()).hasSize(2);
            assertBox(dog.boxes().get(0), 0.2, 0.1, 0.4, 0.4, 98.2);
            assertBox(dog.boxes().get(1), 0.6, 0.6, 0.2, 0.3, 88.1);
            assertBox(named(seen, "Cup").boxes().get(0), 0.5, 0, 0.5, 0.5, 73.1);
        }
    }

    @Test
    void dropsDetectionsBelowTheMinimumConfidence() throws IOException {
        OnnxSettings settings = detector(90);
        try (OnnxLabeller labeller = new OnnxLabeller(List.of(settings), folder)) {
            List<Detection> seen = detections(labeller, Color.RED);

            assertThat(seen).hasSize(1);
            assertThat(seen.get(0).boxes()).hasSize(1);
            assertThat(detections(labeller, Color.BLUE)).isEmpty();
        }
    }

    @Test
    void supportsTensorFlowModelsWithBytesAndClassesFromOne() throws IOException {
        Path model = Files.write(
                folder.resolve("tf.onnx"),
                TinyDetector.tensorFlow(SIDE, BOXES, new float[] {1, 1, 2, 2}, new float[] {4, -9, 2, -9}));
        OnnxSettings settings = settings(model, 60);
        try (OnnxLabeller labeller = new OnnxLabeller(List.of(settings), folder)) {
            List<Detection> seen = detections(labeller, Color.RED);

            assertThat(seen).extracting(detection -> detection.label().name()).containsExactlyInAnyOrder("Dog", "Cup");
            assertBox(named(seen, "Dog").boxes().get(0), 0.2, 0.1, 0.4, 0.4, 98.2);
            assertBox(named(seen, "Cup").boxes().get(0), 0.6, 0.6, 0.2, 0.3, 88.1);
        }
    }

    @Test
    void aClassWithoutALabelIsAnError() throws IOException {
        Path model = Files.write(
                folder.resolve("tf.onnx"),
                TinyDetector.tensorFlow(SIDE, BOXES, new float[] {1, 7, 2, 2}, new float[] {4, 4, 2, -9}));
        try (OnnxLabeller labeller = new OnnxLabeller(List.of(settings(model, 60)), folder)) {
            assertThatThrownBy(() -> detections(labeller, Color.RED)).hasMessageContaining("class 7");
        }
    }

    @Test
    void mergesSeveralModelsByHighestConfidenceAndKeepsBoxes() throws IOException {
        Path classifier =
                Files.write(folder.resolve("classifier.onnx"), TinyOnnxModel.bytes(32, new float[][] {{20}, {0}, {0}}));
        Path word = Files.writeString(folder.resolve("word.txt"), "Dog, canine\n");
        OnnxSettings other = OnnxSettings.of(FileLocation.of(classifier.toString()), FileLocation.of(word.toString()));
        try (OnnxLabeller labeller = new OnnxLabeller(List.of(detector(60), other), folder)) {
            List<Detection> seen = detections(labeller, Color.RED);

            assertThat(seen).extracting(detection -> detection.label().name()).containsExactlyInAnyOrder("Dog", "Cup");
            Detection dog = named(seen, "Dog");
            assertThat(dog.confidence()).isEqualTo(100);
            assertThat(dog.boxes()).hasSize(2);
        }
    }

    @Test
    void rejectsADetectorWithAnotherNumberOfClasses() throws IOException {
        Files.writeString(labels, "dog\ncup\ncat\n");
        OnnxSettings settings = detector(60);

        assertThatThrownBy(() -> new OnnxLabeller(List.of(settings), folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ssd.onnx")
                .hasMessageContaining("2 classes")
                .hasMessageContaining("3 lines");
    }

    @Test
    void addsParentsToCocoLabels() throws IOException {
        LabelList coco = LabelList.parse(
                Files.readAllLines(Path.of("src/main/resources/org/mediaquery/models/coco-labels.txt")));
        assertThat(coco.size()).isEqualTo(80);
        OnnxSettings settings = OnnxSettings.of(
                FileLocation.of("unused.onnx"),
                FileLocation.of("src/main/resources/org/mediaquery/models/coco-labels.txt"));
        LabelHierarchy words = new ModelFiles(settings, folder).rollUp(coco);

        assertThat(parents(words, coco, "Dog")).containsExactly("Canine", "Pet", "Mammal", "Animal");
        assertThat(parents(words, coco, "Car")).containsExactly("Vehicle", "Transportation");
        assertThat(parents(words, coco, "Cell Phone")).containsExactly("Phone", "Electronics");
        assertThat(parents(words, coco, "Person")).isEmpty();
    }

    private static List<String> parents(LabelHierarchy words, LabelList labels, String name) {
        var object = new DetectedObject(labels.find(name).get(0), 0.9, 0, 0, 1, 1);
        List<Detection> seen = words.objects(List.of(object), 50, "onnx");
        Detection named = named(seen, name);
        assertThat(named.boxes()).hasSize(1);
        assertThat(seen)
                .extracting(detection -> detection.label().name())
                .containsAll(named.label().parents());
        return named.label().parents();
    }

    private OnnxSettings detector(double minConfidence) throws IOException {
        return settings(
                Files.write(folder.resolve("ssd.onnx"), TinyDetector.ssd(SIDE, BOXES, DOGS_AND_A_CUP)), minConfidence);
    }

    /** No normalization: colors from 0 to 1. */
    private OnnxSettings settings(Path model, double minConfidence) {
        return new OnnxSettings(
                FileLocation.of(model.toString()),
                FileLocation.of(labels.toString()),
                new PictureInput(SIDE, List.of(0f, 0f, 0f), List.of(1f, 1f, 1f)),
                minConfidence);
    }

    private static void assertBox(
            BoundingBox box, double left, double top, double width, double height, double confidence) {
        assertThat(box.left()).isCloseTo(left, within(1e-6));
        assertThat(box.top()).isCloseTo(top, within(1e-6));
        assertThat(box.width()).isCloseTo(width, within(1e-6));
        assertThat(box.height()).isCloseTo(height, within(1e-6));
        assertThat(box.confidence()).isCloseTo(confidence, within(0.1));
    }

    private static List<Detection> detections(OnnxLabeller labeller, Color color) {
        BufferedImage picture = Pictures.halves(60, 40, color, color);
        return ((LabellerAnswer.Labelled) labeller.label(new FakeSubject(picture), "token"))
                .result()
                .detections();
    }

    private static Detection named(List<Detection> detections, String name) {
        return detections.stream()
                .filter(detection -> detection.label().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
