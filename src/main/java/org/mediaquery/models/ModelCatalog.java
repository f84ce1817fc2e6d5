package org.mediaquery.models;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mediaquery.models.tensorflowjs.SsdConversion;

/** The named models, in the order of {@code models.json}; the first one is the default. */
public final class ModelCatalog {

    private static final String LABELS = "labels";

    /** What files are for, the largest first. */
    private static final List<String> PURPOSES = List.of("model", "recognition", LABELS);

    private final List<NamedModel> models;

    private ModelCatalog(List<NamedModel> models) {
        this.models = List.copyOf(models);
    }

    /** Reads {@code models.json}. */
    public static ModelCatalog load() {
        try (InputStream file = ModelCatalog.class.getResourceAsStream("models.json")) {
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the list of models cannot be read", e);
        }
    }

    static ModelCatalog read(InputStream json) {
        try (JsonReader reader = Json.createReader(json)) {
            return new ModelCatalog(reader.readObject().getJsonArray("models").getValuesAs(ModelCatalog::model));
        }
    }

    public List<NamedModel> models() {
        return models;
    }

    /** Returns the model that is used when none is configured. */
    public NamedModel defaultModel() {
        return models.get(0);
    }

    public Optional<NamedModel> find(String name) {
        return models.stream().filter(model -> model.name().equals(name)).findFirst();
    }

    private static NamedModel model(JsonValue value) {
        JsonObject json = value.asJsonObject();
        return new NamedModel(
                json.getString("name"),
                json.getString("summary"),
                json.getString("form"),
                json.getString("licence"),
                json.getString("attribution"),
                json.getJsonObject("input").entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> ((JsonString) entry.getValue()).getString())),
                parts(json));
    }

    private static Map<String, ModelFile> parts(JsonObject json) {
        Map<String, ModelFile> parts = new LinkedHashMap<>();
        for (String purpose : PURPOSES) {
            if (json.containsKey(purpose)) {
                String name = purpose + (purpose.equals(LABELS) ? ".txt" : ".onnx");
                parts.put(purpose, file(name, json.getJsonObject(purpose)));
            }
        }
        return parts;
    }

    private static ModelFile file(String name, JsonObject json) {
        long bytes = json.getJsonNumber("bytes").longValueExact();
        List<Source> sources = json.getJsonArray("sources").getValuesAs(source -> source(source.asJsonObject(), bytes));
        return new ModelFile(name, Digest.parse(json.getString("sha256")), bytes, sources);
    }

    private static Source source(JsonObject json, long bytes) {
        if (json.containsKey("npm")) {
            NpmPackage archive =
                    new NpmPackage(json.getString("npm"), Digest.parse(json.getString("integrity")), NpmPackage.npm());
            return json.containsKey("file")
                    ? new NpmFileSource(archive, json.getString("file"))
                    : new TensorFlowJsSource(
                            archive, json.getString("folder"), conversion(json.getJsonObject("conversion")));
        }
        if (json.containsKey("resource")) {
            return new ResourceSource(json.getString("resource"));
        }
        URI url = URI.create(json.getString("https"));
        if (!"https".equals(url.getScheme()) || url.getHost() == null) {
            throw new IllegalArgumentException("\"" + url + "\" is not an https URL");
        }
        return new HttpsSource(url, bytes);
    }

    private static SsdConversion conversion(JsonObject json) {
        return new SsdConversion(
                json.getString("input"),
                json.getInt("side"),
                json.getString("boxes"),
                json.getString("scores"),
                json.getString("anchors"),
                columns(json.getString("classes")));
    }

    /** Parses numbers and ranges, such as {@code 1-3,7}. */
    private static List<Integer> columns(String text) {
        List<Integer> columns = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String[] ends = part.split("-", 2);
            IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
                    .forEach(columns::add);
        }
        return columns;
    }
}
