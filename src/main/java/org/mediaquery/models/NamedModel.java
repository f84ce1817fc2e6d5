package org.mediaquery.models;

import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A model that can be had under a name.
 *
 * @param name lower-case letters, digits and hyphens
 * @param summary what it recognises
 * @param form of its output, for people: the service recognises it by itself
 * @param licence its SPDX identifier
 * @param attribution who made it and from what
 * @param input {@code side}, {@code mean}, {@code std}: how it wants pictures
 * @param model in ONNX form
 * @param labels one a line, in the order of the model's classes
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

    /** Megabytes of its files. */
    double megabytes() {
        return (model.bytes() + labels.bytes()) / 1e6;
    }

    /** What the service reads from {@code model.properties} beside the files. */
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
