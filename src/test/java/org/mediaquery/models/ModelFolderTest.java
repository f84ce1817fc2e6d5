package org.mediaquery.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFolderTest {

    /** Of "right" and "one\n", by sha256sum. */
    private static final Digest RIGHT =
            Digest.parse("27042f4e6eca7d0b2a7ee4026df2ecfa51d3339e6d122aa099118ecd8563bad9");

    private static final Digest ONE = Digest.parse("2c8b08da5ce60398e1f19af0e5dccc744df274b826abe585eaba68c525434806");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final Progress progress = new Progress(new PrintStream(output, true, StandardCharsets.UTF_8));
    private final FakeSource labels = new FakeSource("labels", "one\n");

    @Test
    void theFirstSourceThatHasTheRightFileCounts() throws Exception {
        FakeSource broken = new FakeSource("broken", null);
        FakeSource altered = new FakeSource("altered", "wrong");
        FakeSource right = new FakeSource("right", "right");
        FakeSource spare = new FakeSource("spare", "right");

        Path made = new ModelFolder(folder).fetch(model(broken, altered, right, spare), progress);

        assertThat(made).isEqualTo(folder.resolve("tiny"));
        assertThat(made.resolve("model.onnx")).hasContent("right");
        assertThat(made.resolve("labels.txt")).hasContent("one\n");
        assertThat(spare.asked()).isZero();
        Properties description = new Properties();
        try (Reader reader = Files.newBufferedReader(made.resolve("model.properties"))) {
            description.load(reader);
        }
        assertThat(description)
                .containsEntry("name", "tiny")
                .containsEntry("model.sha256", RIGHT.hex())
                .containsEntry("labels.sha256", ONE.hex())
                .containsEntry("input.side", "8");
        assertThat(output.toString(StandardCharsets.UTF_8)).contains("Fetching the model tiny", "from right");
        assertThat(leftOvers(made)).isEmpty();
    }

    @Test
    void reportsTheFailureOfEachSource() throws Exception {
        NamedModel model = model(new FakeSource("broken", null), new FakeSource("altered", "wrong"));

        assertThatThrownBy(() -> new ModelFolder(folder).fetch(model, progress))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("broken: no connection")
                .hasMessageContaining("altered: the SHA-256 of model.onnx is");
        assertThat(new ModelFolder(folder).isComplete(model)).isFalse();
        assertThat(folder.resolve("tiny")).isEmptyDirectory();
    }

    @Test
    void fetchesOnlyMissingAndAlteredModels() throws Exception {
        FakeSource source = new FakeSource("right", "right");
        NamedModel model = model(source);
        ModelFolder models = new ModelFolder(folder);
        models.fetch(model, progress);

        models.fetch(model, progress);
        assertThat(source.asked()).isEqualTo(1);

        Files.writeString(folder.resolve("tiny/model.onnx"), "wrong");
        assertThat(models.isComplete(model)).isFalse();
        models.fetch(model, progress);
        assertThat(source.asked()).isEqualTo(2);
        assertThat(folder.resolve("tiny/model.onnx")).hasContent("right");
        assertThat(labels.asked()).isEqualTo(1);

        Files.writeString(folder.resolve("tiny/model.properties"), "name=other\n");
        assertThat(models.isComplete(model)).isFalse();
    }

    @Test
    void removesFilesOfAKilledRun() throws Exception {
        Path left = Files.createDirectories(folder.resolve("tiny/.fetching123/source"));
        Files.writeString(left.resolve("model.onnx"), "half of i");

        new ModelFolder(folder).fetch(model(new FakeSource("right", "right")), progress);

        assertThat(leftOvers(folder.resolve("tiny"))).isEmpty();
    }

    @Test
    void concurrentRunsFetchOnce() throws Exception {
        FakeSource source = new FakeSource("right", "right");
        NamedModel model = model(source);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Path> fetch = () -> new ModelFolder(folder).fetch(model, progress);
            for (var result : threads.invokeAll(List.of(fetch, fetch, fetch, fetch))) {
                assertThat(result.get().resolve("model.onnx")).hasContent("right");
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(source.asked()).isEqualTo(1);
    }

    private NamedModel model(FakeSource... sources) {
        Map<String, ModelFile> parts = new LinkedHashMap<>();
        parts.put("model", new ModelFile("model.onnx", RIGHT, 5, List.of(sources)));
        parts.put("labels", new ModelFile("labels.txt", ONE, 4, List.of(labels)));
        return new NamedModel(
                "tiny",
                "nothing",
                "classifier",
                "Apache-2.0",
                "nobody: ünd = alle",
                Map.of("side", "8", "mean", "0,0,0", "std", "1,1,1"),
                parts);
    }

    private static List<Path> leftOvers(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("."))
                    .toList();
        }
    }
}
