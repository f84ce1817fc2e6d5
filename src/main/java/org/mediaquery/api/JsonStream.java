package org.mediaquery.api;

import static org.mediaquery.media.json.SharedJson.JSON;

import jakarta.json.JsonObject;
import jakarta.json.stream.JsonGenerator;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;

/** Writes JSON arrays to a response element by element, without building them in memory. */
public final class JsonStream {

    private JsonStream() {}

    public static <T> void array(OutputStream out, List<T> elements, Function<T, JsonObject> write) {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartArray();
            elements.forEach(element -> json.write(write.apply(element)));
            json.writeEnd();
        }
    }
}
