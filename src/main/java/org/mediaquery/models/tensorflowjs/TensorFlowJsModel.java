package org.mediaquery.models.tensorflowjs;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A graph model of TensorFlow.js: {@code model.json} with the graph, and files with the weights in the same folder. */
final class TensorFlowJsModel {

    private final Map<String, Node> nodes = new HashMap<>();
    private final Map<String, Constant> constants = new HashMap<>();

    private TensorFlowJsModel() {}

    /**
     * Reads a model.
     *
     * @param folder the folder of {@code model.json}
     * @throws IOException if a file cannot be read
     * @throws UnsupportedModelException if it is not a graph model, or its weights are not plain 32-bit numbers
     */
    static TensorFlowJsModel read(Path folder) throws IOException {
        try (InputStream file = Files.newInputStream(folder.resolve("model.json"));
                JsonReader reader = Json.createReader(file)) {
            JsonObject json = reader.readObject();
            if (!json.containsKey("modelTopology") || !json.containsKey("weightsManifest")) {
                throw new UnsupportedModelException("model.json has no modelTopology or no weightsManifest");
            }
            TensorFlowJsModel model = new TensorFlowJsModel();
            for (JsonObject node :
                    json.getJsonObject("modelTopology").getJsonArray("node").getValuesAs(JsonObject.class)) {
                Node read = Node.read(node);
                model.nodes.put(read.name(), read);
            }
            for (JsonObject group : json.getJsonArray("weightsManifest").getValuesAs(JsonObject.class)) {
                model.readWeights(group, folder);
            }
            return model;
        } catch (JsonException | ClassCastException e) {
            throw new UnsupportedModelException("model.json is not a TensorFlow.js graph model: " + e.getMessage(), e);
        }
    }

    /** @throws UnsupportedModelException if the graph has no such node */
    Node node(String name) {
        Node node = nodes.get(name);
        if (node == null) {
            throw new UnsupportedModelException("the graph has no node " + name);
        }
        return node;
    }

    Optional<Constant> constant(String name) {
        return Optional.ofNullable(constants.get(name));
    }

    /** @throws UnsupportedModelException if the graph has no such constant */
    Constant requireConstant(String name) {
        return constant(name).orElseThrow(() -> new UnsupportedModelException("the model has no constant " + name));
    }

    private void readWeights(JsonObject group, Path folder) throws IOException {
        ByteBuffer bytes = bytes(group.getJsonArray("paths").getValuesAs(JsonString::getString), folder);
        for (JsonObject weight : group.getJsonArray("weights").getValuesAs(JsonObject.class)) {
            String name = weight.getString("name");
            if (weight.containsKey("quantization")) {
                throw new UnsupportedModelException("the weight " + name + " is quantized");
            }
            Constant.Type type = type(weight);
            List<Integer> shape = weight.getJsonArray("shape").getValuesAs(JsonNumber::intValue);
            int length = Math.multiplyExact(Constant.elements(shape), Constant.ELEMENT_BYTES);
            if (length > bytes.remaining()) {
                throw new UnsupportedModelException("the weight files end before the weight " + name);
            }
            ByteBuffer data = bytes.slice(bytes.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            constants.put(name, new Constant(name, type, shape, data));
            bytes.position(bytes.position() + length);
        }
        if (bytes.hasRemaining()) {
            throw new UnsupportedModelException("the weight files are " + bytes.remaining() + " bytes too long");
        }
    }

    private static ByteBuffer bytes(List<String> files, Path folder) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String file : files) {
            Path path = folder.resolve(file).normalize();
            if (!path.startsWith(folder.normalize())) {
                throw new UnsupportedModelException("the weight file " + file + " is outside the model's folder");
            }
            Files.copy(path, all);
        }
        return ByteBuffer.wrap(all.toByteArray());
    }

    private static Constant.Type type(JsonObject weight) {
        String name = weight.getString("dtype");
        for (Constant.Type type : Constant.Type.values()) {
            if (type.name().equals(name.toUpperCase(Locale.ROOT))) {
                return type;
            }
        }
        throw new UnsupportedModelException("the weight " + weight.getString("name") + " is of type " + name
                + "; only float32 and int32 are supported");
    }
}
