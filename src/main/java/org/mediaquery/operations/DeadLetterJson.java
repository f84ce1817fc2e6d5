package org.mediaquery.operations;

import static org.mediaquery.media.json.SharedJson.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.mediaquery.catalog.DeadLetters;

/** Writes dead letters as JSON. */
final class DeadLetterJson {

    private DeadLetterJson() {}

    static JsonObject write(long count, List<DeadLetters.Letter> letters) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        for (DeadLetters.Letter letter : letters) {
            JsonObjectBuilder json = JSON.createObjectBuilder()
                    .add("id", letter.id())
                    .add("at", letter.at().toString());
            if (letter.name() != null) {
                json.add("name", letter.name());
            }
            array.add(json.add("reason", letter.reason()).add("body", letter.body()));
        }
        return JSON.createObjectBuilder()
                .add("queued", count)
                .add("letters", array)
                .build();
    }

    static JsonObject redriven(int count) {
        return JSON.createObjectBuilder().add("redriven", count).build();
    }
}
