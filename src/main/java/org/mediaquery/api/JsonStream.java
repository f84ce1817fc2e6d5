package org.mediaquery.api;

import static org.mediaquery.media.json.SharedJson.JSON;

import jakarta.json.JsonObject;
import jakarta.json.stream.JsonGenerator;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;

/** Arrays that are written to the client one element after the other. */
public final class JsonStream {

    /** Json's static methods look the provider up at each call. */
    private JsonStream() {}

    public static <T> void array(OutputStream out, List<T> elements, Function<T, JsonObject> write) {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartArray();
            elements.forEach(element -> json.write(write.apply(element)));
            json.writeEnd();
        }
    }
}
