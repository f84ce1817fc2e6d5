package org.mediaquery.models;

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
 * @param input the format of input pictures: {@code side}, {@code mean}, {@code std}
 * @param model the model in ONNX format
 * @param labels a file with a label per line, in the order of the model's classes
 */
public record NamedModel(
        String name,
        String summary,
        String form,
        String licence,
        String attribution,
        Map<String, String> input,
        ModelFile model,
        ModelFile labels) {

    public NamedModel {
        input = Map.copyOf(input);
    }

    List<ModelFile> files() {
        return List.of(model, labels);
    }

    /** Returns the total size of its files in megabytes. */
    double megabytes() {
        return (model.bytes() + labels.bytes()) / 1e6;
    }

    /** Returns the content of {@code model.properties}, which the service reads. */
    Properties description() {
        Properties description = new Properties();
        description.setProperty("name", name);
        description.setProperty("licence", licence);
        description.setProperty("attribution", attribution);
        description.setProperty("model", model.name());
        description.setProperty("model.sha256", model.digest().hex());
        description.setProperty("labels", labels.name());
        description.setProperty("labels.sha256", labels.digest().hex());
        input.forEach((key, value) -> description.setProperty("input." + key, value));
        return description;
    }
}
