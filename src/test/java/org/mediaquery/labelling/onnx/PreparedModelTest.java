package org.mediaquery.labelling.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediaquery.labelling.onnx.files.FileHash;

class PreparedModelTest {

    @TempDir
    Path folder;

    @Test
    void readsAllSettingsFromTheDescription() throws Exception {
        Path model = Files.write(folder.resolve("model.onnx"), TinyOnnxModel.bytes(8, new float[][] {{9}, {0}, {0}}));
        Path labels = Files.writeString(folder.resolve("labels.txt"), "rose\n");
        describe(FileHash.of(model), FileHash.of(labels), "labels.txt");

        PreparedModel prepared = PreparedModel.read(folder, 42);

        assertThat(prepared.credit()).isEqualTo(new ModelCredit("tiny", "Apache-2.0", "somebody"));
        assertThat(prepared.settings().minConfidence()).isEqualTo(42);
        assertThat(prepared.settings().input())
                .isEqualTo(new PictureInput(8, List.of(0.5f, 0.5f, 0.5f), List.of(0.25f, 0.5f, 0.5f)));
        try (OnnxLabeller labeller = new OnnxLabeller(List.of(prepared.settings()), folder)) {
            assertThat(labeller.source()).isEqualTo("onnx");
        }
    }

    @Test
    void readsTheFilesOfAModelForText() throws Exception {
        Files.writeString(folder.resolve("model.properties"), """
                name=letters
                licence=Apache-2.0
                model=model.onnx
                model.sha256=%1$s
                recognition=recognition.onnx
                recognition.sha256=%1$s
                labels=labels.txt
                labels.sha256=%1$s
                """.formatted("0".repeat(64)));

        PreparedModel prepared = PreparedModel.read(folder, 42);

        assertThat(prepared.settings()).isNull();
        assertThat(prepared.text().recognition().display()).endsWith("recognition.onnx");
        assertThatThrownBy(() -> new OnnxLabeller(List.of(), List.of(prepared.text()), folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no file");
        assertThatThrownBy(() -> new OnnxLabeller(List.of(), List.of(), folder)).hasMessageContaining("no model");
    }

    @Test
    void rejectsModifiedFiles() throws Exception {
        Files.write(folder.resolve("model.onnx"), TinyOnnxModel.bytes(8, new float[][] {{9}, {0}, {0}}));
        Path labels = Files.writeString(folder.resolve("labels.txt"), "rose\n");
        describe("0".repeat(64), FileHash.of(labels), "labels.txt");
        OnnxSettings settings = PreparedModel.read(folder, 42).settings();

        assertThatThrownBy(() -> new OnnxLabeller(List.of(settings), folder)).hasMessageContaining("SHA-256");
    }

    @Test
    void namesMissingEntries() throws Exception {
        assertThatThrownBy(() -> PreparedModel.read(folder, 42)).hasMessageContaining("model.properties");

        Files.writeString(folder.resolve("model.properties"), "name=tiny\nmodel=model.onnx\n");
        assertThatThrownBy(() -> PreparedModel.read(folder, 42)).hasMessageContaining("has no model.sha256");

        describe("0".repeat(64), "0".repeat(64), "../labels.txt");
        assertThatThrownBy(() -> PreparedModel.read(folder, 42)).hasMessageContaining("outside its folder");
    }

    private void describe(String model, String labels, String labelFile) throws IOException {
        Files.writeString(folder.resolve("model.properties"), """
                name=tiny
                licence=Apache-2.0
                attribution=somebody
                model=model.onnx
                model.sha256=%s
                labels=%s
                labels.sha256=%s
                input.side=8
                input.mean=0.5,0.5,0.5
                input.std=0.25,0.5,0.5
                """.formatted(model, labelFile, labels));
    }
}
