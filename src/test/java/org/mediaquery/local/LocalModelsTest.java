package org.mediaquery.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediaquery.models.ModelCatalog;
import org.mediaquery.models.ModelCatalogs;
import org.mediaquery.models.Progress;

class LocalModelsTest {

    @TempDir
    Path cache;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @Test
    void fetchesTheDefaultModelIntoTheCacheOnce() throws Exception {
        Path folder = cache.resolve("media-query/models");

        assertThat(fetch(ModelCatalogs.available(), Map.of()))
                .isEqualTo(Map.of("MEDIA_MODEL", "first", "MEDIA_MODEL_DIR", folder.toString()));
        assertThat(folder.resolve("first/model.properties")).exists();
        assertThat(output.toString(StandardCharsets.UTF_8)).contains("Fetching the model first");

        output.reset();
        fetch(ModelCatalogs.available(), Map.of());
        assertThat(output.size()).isZero();
    }

    @Test
    void continuesWithoutTheDefaultModel() throws Exception {
        assertThat(fetch(ModelCatalogs.unavailable(), Map.of())).containsEntry("MEDIA_MODEL", "none");
    }

    @Test
    void failsWithoutAModelThatIsConfiguredByName() throws Exception {
        assertThat(fetch(ModelCatalogs.available(), Map.of("MEDIA_MODEL", "second,own/model.onnx")))
                .containsOnlyKeys("MEDIA_MODEL_DIR");
        assertThat(cache.resolve("media-query/models/second/model.properties")).exists();

        assertThatThrownBy(() -> fetch(ModelCatalogs.unavailable(), Map.of("MEDIA_MODEL", "second")))
                .isInstanceOf(LocalRunException.class)
                .hasMessageContaining("second could not be fetched");
        assertThatThrownBy(() -> fetch(ModelCatalogs.unavailable(), Map.of("MEDIA_LABELLER", "onnx")))
                .isInstanceOf(LocalRunException.class);
    }

    @Test
    void fetchesNothingForOtherLabellers() throws Exception {
        assertThat(fetch(ModelCatalogs.unavailable(), Map.of("MEDIA_MODEL", "none")))
                .isEmpty();
        assertThat(fetch(ModelCatalogs.unavailable(), Map.of("MEDIA_LABELLER", "rekognition,properties")))
                .isEmpty();
        assertThat(cache).isEmptyDirectory();
    }

    private Map<String, String> fetch(ModelCatalog catalog, Map<String, String> chosen) throws InterruptedException {
        Map<String, String> environment = new HashMap<>(chosen);
        environment.put("XDG_CACHE_HOME", cache.toString());
        return new LocalModels(catalog, new Progress(new PrintStream(output, true, StandardCharsets.UTF_8)))
                .fetch(environment);
    }
}
