package org.mediaquery.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsCommandTest {

    /** Two files that come with the program; the digest of the second is wrong. */
    private static final String MODELS =
            """
            {"models": [
              {"name": "good", "summary": "words", "form": "none", "licence": "MIT", "attribution": "us", "input": {"side": "8"},
               "model": {"sha256": "%1$s", "bytes": 832, "sources": [{"resource": "coco-labels.txt"}]},
               "labels": {"sha256": "%1$s", "bytes": 832, "sources": [{"resource": "coco-labels.txt"}]}},
              {"name": "bad", "summary": "words", "form": "none", "licence": "MIT", "attribution": "us", "input": {},
               "model": {"sha256": "%2$s", "bytes": 832, "sources": [{"resource": "coco-labels.txt"}, {"resource": "absent"}]},
               "labels": {"sha256": "%1$s", "bytes": 832, "sources": [{"resource": "coco-labels.txt"}]}}]}
            """.formatted("896a40bc9bb38c9c1595f7446ab8a8a10ff4dd0039c264d90683d960e2c19a2d", "0".repeat(64));

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void listsTheModelsWithTheirLicences() throws Exception {
        assertThat(run("list")).isEqualTo(ModelsCommand.DONE);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("good (default)", "bad", "licence MIT", "us");
    }

    @Test
    void fetchesAModelAndPrintsItsFolder() throws Exception {
        assertThat(run("fetch", "good", "--into", folder.toString())).isEqualTo(ModelsCommand.DONE);
        assertThat(out.toString(StandardCharsets.UTF_8).strip())
                .isEqualTo(folder.resolve("good").toString());
        assertThat(folder.resolve("good/model.properties")).exists();
    }

    @Test
    void saysWhyAModelCannotBeHad() throws Exception {
        assertThat(run("fetch", "bad", "--into", folder.toString())).isEqualTo(ModelsCommand.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("The model bad cannot be had.", "SHA-256", "no file absent");
    }

    @Test
    void saysWhichNamesThereAre() throws Exception {
        assertThat(run("fetch", "better", "--into", folder.toString())).isEqualTo(ModelsCommand.MISUSED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("\"better\"", "good, bad");
        assertThat(run("fetch", "good")).isEqualTo(ModelsCommand.MISUSED);
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
        ModelCatalog catalog = ModelCatalog.read(new ByteArrayInputStream(MODELS.getBytes(StandardCharsets.UTF_8)));
        return new ModelsCommand(
                        catalog,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(List.of(words));
    }
}
