package org.mediaquery.models.tensorflowjs;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** A graph model of TensorFlow.js of a few nodes, made by hand. */
final class TinyGraph {

    private final JsonArrayBuilder nodes = Json.createArrayBuilder();
    private final JsonArrayBuilder weights = Json.createArrayBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    TinyGraph node(String name, String operator, List<String> inputs) {
        return node(name, operator, inputs, Json.createObjectBuilder());
    }

    TinyGraph node(String name, String operator, List<String> inputs, JsonObjectBuilder attributes) {
        nodes.add(Json.createObjectBuilder()
                .add("name", name)
                .add("op", operator)
                .add("input", Json.createArrayBuilder(inputs))
                .add("attr", attributes));
        return this;
    }

    TinyGraph floats(String name, List<Integer> shape, float... values) {
        ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        return constant(name, "float32", shape, raw.array());
    }

    TinyGraph integers(String name, List<Integer> shape, int... values) {
        ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asIntBuffer().put(values);
        return constant(name, "int32", shape, raw.array());
    }

    /** A constant of any type. */
    TinyGraph constant(String name, String type, List<Integer> shape, byte[] raw) {
        node(name, "Const", List.of());
        weights.add(Json.createObjectBuilder()
                .add("name", name)
                .add("dtype", type)
                .add("shape", Json.createArrayBuilder(shape)));
        bytes.writeBytes(raw);
        return this;
    }

    /** Writes it, with its weights in two files. */
    Path write(Path folder) throws IOException {
        byte[] all = bytes.toByteArray();
        int half = all.length / 2;
        Files.write(folder.resolve("shard1"), Arrays.copyOfRange(all, 0, half));
        Files.write(folder.resolve("shard2"), Arrays.copyOfRange(all, half, all.length));
        JsonObject json = Json.createObjectBuilder()
                .add("modelTopology", Json.createObjectBuilder().add("node", nodes))
                .add(
                        "weightsManifest",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("paths", Json.createArrayBuilder(List.of("shard1", "shard2")))
                                        .add("weights", weights)))
                .build();
        Files.writeString(folder.resolve("model.json"), json.toString());
        return folder;
    }

    /** The attributes of a convolution; the newer converter writes texts in Base64. */
    static JsonObjectBuilder convolution(String padding, int stride) {
        String base64 = Base64.getEncoder().encodeToString(padding.getBytes(StandardCharsets.US_ASCII));
        return Json.createObjectBuilder()
                .add("padding", Json.createObjectBuilder().add("s", base64))
                .add("strides", list(1, stride, stride, 1))
                .add("dilations", list(1, 1, 1, 1))
                .add(
                        "data_format",
                        Json.createObjectBuilder().add("s", Json.createArrayBuilder(List.of(78, 72, 87, 67))));
    }

    static JsonObjectBuilder list(int... values) {
        JsonArrayBuilder texts = Json.createArrayBuilder();
        for (int value : values) {
            texts.add(Integer.toString(value));
        }
        return Json.createObjectBuilder().add("list", Json.createObjectBuilder().add("i", texts));
    }
}
