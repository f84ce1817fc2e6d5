package org.mediaquery.upkeep;

import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Map;
import org.mediaquery.catalog.Census;
import org.mediaquery.media.InvalidInputException;

/**
 * What is asked for.
 *
 * @param rebuild whether the index is written anew, and not only looked at
 * @param shards into how many partitions each list is spread from then on; 0: as before
 */
record CensusRequest(boolean rebuild, int shards) {

    private static final JsonProvider JSON = JsonProvider.provider();

    /**
     * @param body a JSON object, or nothing
     * @throws InvalidInputException naming what is wrong
     */
    static CensusRequest read(String body) {
        if (body.isBlank()) {
            return new CensusRequest(false, 0);
        }
        boolean rebuild = false;
        int shards = 0;
        for (Map.Entry<String, JsonValue> member : object(body).entrySet()) {
            switch (member.getKey()) {
                case "rebuild" -> rebuild = flag(member.getValue());
                case "shards" -> shards = shards(member.getValue());
                default ->
                    throw new InvalidInputException(
                            "There is no member \"" + member.getKey() + "\"; known here: rebuild, shards.");
            }
        }
        if (shards != 0 && !rebuild) {
            throw new InvalidInputException("\"shards\" changes the index, so it needs \"rebuild\": true.");
        }
        return new CensusRequest(rebuild, shards);
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

    private static boolean flag(JsonValue value) {
        if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
            throw new InvalidInputException("\"rebuild\" must be true or false; it is " + value + ".");
        }
        return value == JsonValue.TRUE;
    }

    private static int shards(JsonValue value) {
        if (value instanceof JsonNumber number
                && number.isIntegral()
                && number.longValue() >= 1
                && number.longValue() <= Census.MOST_SHARDS) {
            return number.intValue();
        }
        throw new InvalidInputException(
                "\"shards\" must be a whole number from 1 to " + Census.MOST_SHARDS + "; it is " + value + ".");
    }
}
