package org.mediaquery.backfill;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Map;
import org.mediaquery.catalog.BackfillRun;
import org.mediaquery.media.InvalidInputException;
import org.mediaquery.media.Wanted;

/** What is asked for: {@code {"only": "missing", "prefix": "holiday/", "dry-run": true}}, all of which may be missing. */
final class BackfillRequest {

    private static final JsonProvider JSON = JsonProvider.provider();

    private BackfillRequest() {}

    /**
     * @param body a JSON object, or nothing
     * @throws InvalidInputException naming what is wrong
     */
    static BackfillRun.Order read(String body) {
        Wanted wanted = Wanted.MISSING;
        String prefix = "";
        boolean dryRun = false;
        if (!body.isBlank()) {
            for (Map.Entry<String, JsonValue> member : object(body).entrySet()) {
                switch (member.getKey()) {
                    case "only" -> wanted = wanted(member.getValue());
                    case "prefix" -> prefix = text(member);
                    case "dry-run" -> dryRun = flag(member.getValue());
                    default ->
                        throw new InvalidInputException(
                                "There is no member \"" + member.getKey() + "\"; known here: only, prefix, dry-run.");
                }
            }
        }
        return new BackfillRun.Order(wanted, prefix, dryRun);
    }

    private static JsonObject object(String body) {
        try (JsonReader reader = JSON.createReader(new StringReader(body))) {
            return reader.readObject();
        } catch (JsonException e) {
            InvalidInputException invalid = new InvalidInputException("The body is no JSON object: " + e.getMessage());
            invalid.initCause(e);
            throw invalid;
        }
    }

    private static Wanted wanted(JsonValue value) {
        String word = value instanceof JsonString text ? text.getString() : "";
        return Wanted.of(word)
                .orElseThrow(() -> new InvalidInputException(
                        "\"only\" must be \"missing\", \"failed\" or \"all\"; it is " + value + "."));
    }

    private static String text(Map.Entry<String, JsonValue> member) {
        if (member.getValue() instanceof JsonString text) {
            return text.getString();
        }
        throw new InvalidInputException("\"" + member.getKey() + "\" must be a text; it is " + member.getValue() + ".");
    }

    private static boolean flag(JsonValue value) {
        if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
            throw new InvalidInputException("\"dry-run\" must be true or false; it is " + value + ".");
        }
        return value == JsonValue.TRUE;
    }
}
