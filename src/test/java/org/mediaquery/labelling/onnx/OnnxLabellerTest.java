package org.mediaquery.labelling.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediaquery.imaging.Pictures;
import org.mediaquery.labelling.FakeSubject;
import org.mediaquery.labelling.LabellerAnswer;
import org.mediaquery.labelling.onnx.files.FileLocation;
import org.mediaquery.labelling.onnx.taxonomy.LabelHierarchy;
import org.mediaquery.labelling.onnx.taxonomy.LabelList;
import org.mediaquery.labelling.onnx.taxonomy.Taxonomy;
import org.mediaquery.media.labels.Detection;

class OnnxLabellerTest {

    private static final float[][] REDS_AND_BLUES = {{8, 0, 8}, {0, 0, 0}, {0, 8, 0}};

    @TempDir
    Path folder;

    private Path model;
    private Path labels;

    @BeforeEach
    void write() throws IOException {
        model = Files.write(folder.resolve("tiny.onnx"), TinyOnnxModel.bytes(32, REDS_AND_BLUES));
        labels = Files.writeString(folder.resolve("labels.txt"), "rose, garden rose\nsky\npoppy\n");
    }

    @Test
    void returnsClassesAndTheirParents() {
        LabelList list = LabelList.parse(List.of("rose, garden rose", "sky", "poppy"));
        LabelHierarchy words =
                Taxonomy.parse(List.of("Plant", "Flower < Plant: rose, poppy")).applyTo(list);
        List<Detection> seen = words.detections(new double[] {0.5, 0.02, 0.48}, 20, "onnx");
        assertThat(seen)
                .extracting(detection -> detection.label().name())
                .containsExactlyInAnyOrder("Rose", "Poppy", "Flower", "Plant");
        Detection rose = named(seen, "Rose");
        Detection flower = named(seen, "Flower");
        assertThat(rose.label().parents()).containsExactly("Flower", "Plant");
        assertThat(rose.label().aliases()).containsExactly("Garden Rose");
        assertThat(flower.confidence()).isGreaterThan(95).isGreaterThan(rose.confidence());
        assertThat(rose.confidence()).isLessThan(60);
    }

    @Test
    void hasNoParentsForUnknownLabelLists() {
        try (OnnxLabeller classifier = new OnnxLabeller(List.of(settings()), folder)) {
            assertThat(detections(classifier, Color.BLUE))
                    .extracting(detection -> detection.label().name())
                    .containsExactly("Sky");
        }
    }

    @Test
    void isThreadSafe() {
        try (OnnxLabeller classifier = new OnnxLabeller(List.of(settings()), folder)) {
            List<Detection> once = detections(classifier, Color.BLUE);
            assertThat(IntStream.range(0, 40).parallel().mapToObj(i -> detections(classifier, Color.BLUE)))
                    .allMatch(once::equals);
        }
    }

    @Test
    void rejectsAModelWithAnotherSha256() {
        OnnxSettings settings =
                OnnxSettings.of(new FileLocation(model.toString(), "0".repeat(64)), FileLocation.of(labels.toString()));
        assertThatThrownBy(() -> open(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SHA-256");
    }

    @Test
    void requiresOneLabelPerClass() throws IOException {
        Files.writeString(labels, "rose\nsky\n");
        assertThatThrownBy(() -> open(settings()))
                .hasMessageContaining("3 classes")
                .hasMessageContaining("2 lines");
    }

    @Test
    void rejectsAFileThatIsNotAModel() throws IOException {
        Files.writeString(model, "no model");
        assertThatThrownBy(() -> open(settings()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a valid ONNX model");
    }

    @Test
    void downloadsAModelOnce() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] file = Files.readAllBytes(model);
        server.createContext("/tiny.onnx", exchange -> {
            exchange.sendResponseHeaders(200, file.length);
            exchange.getResponseBody().write(file);
            exchange.close();
        });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/tiny.onnx";
        OnnxSettings settings = OnnxSettings.of(FileLocation.of(url), FileLocation.of(labels.toString()));
        Path cache = folder.resolve("cache");
        try {
            open(settings, cache);
        } finally {
            server.stop(0);
        }
        // the server is gone, and is not called
        open(settings, cache);
        assertThat(cache).isDirectoryContaining("glob:**");
    }

    @Test
    void rejectsAContradictoryTaxonomy() {
        assertThatThrownBy(() -> Taxonomy.parse(List.of("Dog < Animal"))).hasMessageContaining("Animal");
        assertThatThrownBy(() -> Taxonomy.parse(List.of("A: x", "A: y"))).hasMessageContaining("twice");
        assertThatThrownBy(() -> Taxonomy.parse(List.of("A < B", "B < A")).applyTo(LabelList.parse(List.of("x"))))
                .hasMessageContaining("above itself");
    }

    private OnnxSettings settings() {
        return OnnxSettings.of(FileLocation.of(model.toString()), FileLocation.of(labels.toString()));
    }

    private void open(OnnxSettings settings) {
        open(settings, folder);
    }

    private static void open(OnnxSettings settings, Path cache) {
        try (OnnxLabeller classifier = new OnnxLabeller(List.of(settings), cache)) {
            assertThat(classifier.source()).isEqualTo("onnx");
        }
    }

    private static List<Detection> detections(OnnxLabeller classifier, Color color) {
        FakeSubject subject = new FakeSubject(Pictures.halves(60, 40, color, color));
        return ((LabellerAnswer.Labelled) classifier.label(subject, "token"))
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
