package org.mediaquery.api;

import static org.mediaquery.media.json.SharedJson.JSON;

import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.mediaquery.media.InvalidInputException;

/**
 * A JSON object whose members are strings, numbers and booleans. Nested values are rejected, and numbers are kept as text
 * until they are validated, so that deep nesting and long numbers cost nothing.
 */
public final class JsonBody {

    private static final String NO_OBJECT = "The body must be a JSON object, or empty.";

    private final Map<String, Value> members = new HashMap<>();

    /** @param text the value as the client sent it; for a string, its content */
    private record Value(Event type, String text) {}

    private JsonBody() {}

    /**
     * Reads a body.
     *
     * @param body a JSON object; blank for an empty one
     * @param known the names of the supported members
     * @throws InvalidInputException if the body is invalid; the message names the member
     */
    public static JsonBody read(String body, Set<String> known) {
        JsonBody read = new JsonBody();
        if (body.isBlank()) {
            return read;
        }
        try (JsonParser parser = JSON.createParser(new StringReader(body))) {
            if (parser.next() != Event.START_OBJECT) {
                throw new InvalidInputException(NO_OBJECT, body);
            }
            while (parser.next() != Event.END_OBJECT) {
                read.add(checked(parser.getString(), known), parser);
            }
            // throws if anything follows the object
            parser.hasNext();
        } catch (JsonException e) {
            throw new InvalidInputException(NO_OBJECT, body, e);
        }
        return read;
    }

    private static String checked(String name, Set<String> known) {
        if (!known.contains(name)) {
            throw new InvalidInputException(
                    "The supported members are " + String.join(", ", new TreeSet<>(known)) + ".", name);
        }
        return name;
    }

    private void add(String name, JsonParser parser) {
        Value value =
                switch (parser.next()) {
                    case VALUE_STRING -> new Value(Event.VALUE_STRING, parser.getString());
                    case VALUE_NUMBER -> new Value(Event.VALUE_NUMBER, parser.getString());
                    case VALUE_TRUE -> new Value(Event.VALUE_TRUE, "true");
                    case VALUE_FALSE -> new Value(Event.VALUE_FALSE, "false");
                    default ->
                        throw new InvalidInputException("\"" + name + "\" must be a string, a number, true or false.");
                };
        if (members.put(name, value) != null) {
            throw new InvalidInputException("\"" + name + "\" is given twice; once is allowed.");
        }
    }

    /** Returns a string, or the default when the member is absent. */
    public String text(String name, String otherwise) {
        Value value = members.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value.type() != Event.VALUE_STRING) {
            throw new InvalidInputException("\"" + name + "\" must be a string.", value.text());
        }
        return value.text();
    }

    public boolean flag(String name, boolean otherwise) {
        Value value = members.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value.type() != Event.VALUE_TRUE && value.type() != Event.VALUE_FALSE) {
            throw new InvalidInputException("\"" + name + "\" must be true or false.", value.text());
        }
        return value.type() == Event.VALUE_TRUE;
    }

    /** Returns a whole number within bounds, or the default when the member is absent. */
    public int number(String name, int otherwise, int least, int most) {
        Value value = members.get(name);
        if (value == null) {
            return otherwise;
        }
        // a string is not a number, even if it contains digits
        String given = value.type() == Event.VALUE_NUMBER ? value.text() : "\"" + value.text() + "\"";
        return QueryParameters.number(name, given, least, most);
    }

    /** A whole number within bounds, which must be given. */
    public long longNumber(String name, long least, long most) {
        Value value = members.get(name);
        String rule = "\"" + name + "\" must be a whole number from " + least + " to " + most + ".";
        if (value == null) {
            throw new InvalidInputException(rule);
        }
        boolean isNumber = value.type() == Event.VALUE_NUMBER && value.text().matches("\\d{1,18}");
        if (!isNumber || Long.parseLong(value.text()) < least || Long.parseLong(value.text()) > most) {
            throw new InvalidInputException(rule, value.text());
        }
        return Long.parseLong(value.text());
    }
}
