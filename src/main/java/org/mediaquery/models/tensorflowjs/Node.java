package org.mediaquery.models.tensorflowjs;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * A node of a TensorFlow graph.
 *
 * @param name the name, unique in the graph
 * @param operator the operator, such as {@code Conv2D}
 * @param inputs the names of the input nodes, without control dependencies
 * @param attributes the attributes of {@code model.json}: each is an object with one member, named after the type
 */
record Node(String name, String operator, List<String> inputs, JsonObject attributes) {

    private static final String CONTROL = "^";
    private static final String FIRST_OUTPUT = ":0";

    static Node read(JsonObject json) {
        JsonArray inputs = json.containsKey("input") ? json.getJsonArray("input") : JsonValue.EMPTY_JSON_ARRAY;
        return new Node(
                json.getString("name"),
                json.getString("op"),
                inputs.getValuesAs(JsonString::getString).stream()
                        .filter(input -> !input.startsWith(CONTROL))
                        .map(Node::withoutFirstOutput)
                        .toList(),
                json.containsKey("attr") ? json.getJsonObject("attr") : JsonValue.EMPTY_JSON_OBJECT);
    }

    /** Returns the name of an input. */
    String input(int index) {
        if (index >= inputs.size()) {
            throw unsupported("has " + inputs.size() + " inputs");
        }
        return inputs.get(index);
    }

    /** Returns a string attribute, which is stored as an array of byte values or in Base64. */
    String text(String attribute) {
        JsonValue value = value(attribute, "s");
        byte[] bytes;
        if (value instanceof JsonArray array) {
            bytes = new byte[array.size()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) array.getInt(i);
            }
        } else {
            bytes = Base64.getDecoder().decode(((JsonString) value).getString());
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Returns a list of integers; JSON stores 64-bit integers as strings. */
    List<Integer> integers(String attribute) {
        JsonObject list = value(attribute, "list").asJsonObject();
        return list.getJsonArray("i").stream().map(Node::integer).toList();
    }

    float number(String attribute) {
        return (float) ((JsonNumber) value(attribute, "f")).doubleValue();
    }

    boolean flag(String attribute) {
        return value(attribute, "b") == JsonValue.TRUE;
    }

    boolean has(String attribute) {
        return attributes.containsKey(attribute);
    }

    UnsupportedModelException unsupported(String why) {
        return new UnsupportedModelException(operator + " " + name + " " + why);
    }

    private JsonValue value(String attribute, String kind) {
        JsonObject holder = attributes.getJsonObject(attribute);
        JsonValue value = holder == null ? null : holder.get(kind);
        if (value == null) {
            throw unsupported("has no attribute " + attribute + " of kind " + kind);
        }
        return value;
    }

    private static int integer(JsonValue value) {
        return value instanceof JsonString text ? Integer.parseInt(text.getString()) : ((JsonNumber) value).intValue();
    }

    private static String withoutFirstOutput(String input) {
        return input.endsWith(FIRST_OUTPUT) ? input.substring(0, input.length() - FIRST_OUTPUT.length()) : input;
    }
}
