package org.mediaquery.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelSettingsTest {

    private static final Map<String, String> DEFAULTS =
            Map.of("MEDIA_MODEL_SIDE", "224", "MEDIA_MODEL_MEAN", "0,0,0", "MEDIA_MODEL_STD", "1,1,1");

    @TempDir
    Path folder;

    @Test
    void noneAndBlankMeanNoModel() {
        assertThat(ModelSettings.areWanted(values("MEDIA_MODEL", "none"))).isFalse();
        assertThat(ModelSettings.areWanted(values("MEDIA_MODEL", " "))).isFalse();
        assertThat(ModelSettings.areWanted(values("MEDIA_MODEL", "coco-ssd"))).isTrue();
    }

    @Test
    void supportsNamesFoldersAndFilesTogether() throws Exception {
        Files.createDirectory(folder.resolve("own.v2"));

        List<ModelSettings> models = ModelSettings.read(values(
                "MEDIA_MODEL",
                "coco-ssd, " + folder.resolve("own.v2") + ",a/b.onnx,https://example.org/c.onnx?token=x",
                "MEDIA_MODEL_DIR",
                folder.toString(),
                "MEDIA_MODEL_LABELS",
                "b.txt,c.txt",
                "MEDIA_MODEL_SHA256",
                "," + "a".repeat(64)));

        assertThat(models)
                .extracting(ModelSettings::folder)
                .containsExactly(folder.resolve("coco-ssd"), folder.resolve("own.v2"), null, null);
        assertThat(models.get(2).file().labels()).isEqualTo("b.txt");
        assertThat(models.get(2).file().sha256()).isNull();
        assertThat(models.get(3).file().labels()).isEqualTo("c.txt");
        assertThat(models.get(3).file().sha256()).isEqualTo("a".repeat(64));
        assertThat(models.get(3).load(30).credit().name()).isEqualTo("c.onnx");
    }

    @Test
    void namesMissingKeys() {
        assertRefused("MEDIA_MODEL_DIR is not set", "MEDIA_MODEL", "coco-ssd");
        assertRefused("MEDIA_MODEL_LABELS is not set", "MEDIA_MODEL", "m.onnx");
        assertRefused("has only 1 entries", "MEDIA_MODEL", "m.onnx,n.onnx", "MEDIA_MODEL_LABELS", "l.txt");
        assertRefused("has 2 entries", "MEDIA_MODEL", "m.onnx", "MEDIA_MODEL_LABELS", "l.txt,k.txt");
        assertRefused("must be none, or", "MEDIA_MODEL", "coco-ssd,none", "MEDIA_MODEL_DIR", "models");
        assertRefused(
                "MEDIA_MODEL_SHA256",
                "MEDIA_MODEL",
                "m.onnx",
                "MEDIA_MODEL_LABELS",
                "l.txt",
                "MEDIA_MODEL_SHA256",
                "abc");
    }

    @Test
    void suggestsTheCommandThatFetchesAMissingModel() {
        ModelSettings model = ModelSettings.read(
                        values("MEDIA_MODEL", "coco-ssd", "MEDIA_MODEL_DIR", folder.toString()))
                .get(0);

        assertThatThrownBy(() -> model.load(30))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("java -jar media-query-models.jar fetch coco-ssd --into " + folder);
    }

    private static void assertRefused(String reason, String... values) {
        assertThatThrownBy(() -> ModelSettings.read(values(values)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(reason);
    }

    private static ConfigReader values(String... keysAndValues) {
        Map<String, String> all = new HashMap<>(DEFAULTS);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            all.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return new ConfigReader(key -> Optional.ofNullable(all.get(key)));
    }
}
