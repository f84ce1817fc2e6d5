package org.mediaquery.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsCommandTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void listsTheModelsWithTheirLicences() throws Exception {
        assertThat(run("list")).isEqualTo(ModelsCommand.DONE);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("first (default)", "second", "licence MIT", "us");
    }

    @Test
    void fetchesAModelAndPrintsItsFolder() throws Exception {
        assertThat(run("fetch", "first", "--into", folder.toString())).isEqualTo(ModelsCommand.DONE);
        assertThat(out.toString(StandardCharsets.UTF_8).strip())
                .isEqualTo(folder.resolve("first").toString());
        assertThat(folder.resolve("first/model.properties")).exists();
    }

    @Test
    void saysWhyAModelCannotBeHad() throws Exception {
        int code = run(ModelCatalogs.unavailable(), "fetch", "second", "--into", folder.toString());
        assertThat(code).isEqualTo(ModelsCommand.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("The model second could not be fetched.", "SHA-256", "no file absent");
    }

    @Test
    void saysWhichNamesThereAre() throws Exception {
        assertThat(run("fetch", "better", "--into", folder.toString())).isEqualTo(ModelsCommand.MISUSED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("\"better\"", "first, second");
        assertThat(run("fetch", "first")).isEqualTo(ModelsCommand.MISUSED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("fetch NAME --into FOLDER");
    }

    @Test
    void theModelsThatComeWithItCanBeRead() {
        ModelCatalog catalog = ModelCatalog.load();

        assertThat(catalog.defaultModel().name()).isEqualTo("coco-ssd");
        assertThat(catalog.find("mobilenetv2")).isPresent();
        assertThat(catalog.find("none")).isEmpty();
        assertThat(catalog.models()).allSatisfy(model -> {
            assertThat(model.name()).matches("[a-z0-9][a-z0-9-]*");
            assertThat(model.licence()).isNotBlank();
            assertThat(model.attribution()).isNotBlank();
        });
    }

    private int run(String... words) throws InterruptedException {
        return run(ModelCatalogs.available(), words);
    }

    private int run(ModelCatalog catalog, String... words) throws InterruptedException {
        return new ModelsCommand(
                        catalog,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(List.of(words));
    }
}
