package org.mediaquery.models;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A model that can be fetched by its name.
 *
 * @param name lower-case letters, digits and hyphens
 * @param summary what the model recognizes
 * @param form the format of its output, for people; the service detects it
 * @param licence the SPDX identifier of its license
 * @param attribution its authors and its training data
 * @param input the format of input pictures: {@code side}, {@code mean}, {@code std}; empty for models that read text
 * @param parts the files by their purpose, in the order in which they are fetched: {@code model}, in ONNX format; {@code
 *     labels}, a file with a label per line, in the order of the model's classes; {@code recognition}, a second model,
 *     which reads the lines of text that the first one finds
 */
public record NamedModel(
        String name,
        String summary,
        String form,
        String licence,
        String attribution,
        Map<String, String> input,
        Map<String, ModelFile> parts) {

    public NamedModel {
        input = Map.copyOf(input);
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    List<ModelFile> files() {
        return List.copyOf(parts.values());
    }

    /** Returns the total size of its files in megabytes. */
    double megabytes() {
        return files().stream().mapToLong(ModelFile::bytes).sum() / 1e6;
    }

    /** Returns the content of {@code model.properties}, which the service reads. */
    Properties description() {
        Properties description = new Properties();
        description.setProperty("name", name);
        description.setProperty("licence", licence);
        description.setProperty("attribution", attribution);
        parts.forEach((purpose, file) -> {
            description.setProperty(purpose, file.name());
            description.setProperty(purpose + ".sha256", file.digest().hex());
        });
        input.forEach((key, value) -> description.setProperty("input." + key, value));
        return description;
    }
}
