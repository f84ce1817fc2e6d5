package org.mediaquery.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.mediaquery.media.InvalidInputException;

/**
 * The query parameters of a request, validated. Unknown parameters are rejected, because ignoring them would change the
 * meaning of the request.
 */
public final class QueryParameters {

    /** Years have four digits in RFC 3339; {@code java.time} accepts more. */
    private static final Pattern FOUR_DIGIT_YEAR = Pattern.compile("\\d{4}-.*");

    private final Map<String, List<String>> values;

    /**
     * @param values the decoded parameters
     * @param known the names of the supported parameters
     * @throws InvalidInputException if there is another parameter
     */
    public QueryParameters(Map<String, List<String>> values, Set<String> known) {
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                throw new InvalidInputException(
                        known.isEmpty()
                                ? "This resource has no parameters."
                                : "The supported parameters are " + String.join(", ", new TreeSet<>(known)) + ".",
                        name);
            }
        }
        this.values = values;
    }

    /**
     * Validates the parameters of a resource that has none.
     *
     * @throws InvalidInputException if there is a parameter
     */
    public static void requireNone(Map<String, List<String>> values) {
        new QueryParameters(values, Set.of());
    }

    /** Returns the value of a parameter that may occur once, or the default when it is absent. */
    public String one(String name, String otherwise) {
        List<String> given = values.getOrDefault(name, List.of());
        if (given.size() > 1) {
            throw new InvalidInputException("\"" + name + "\" is given " + given.size() + " times; once is allowed.");
        }
        return given.isEmpty() ? otherwise : given.get(0);
    }

    /** Returns the values of a parameter that may occur up to {@code most} times. */
    public List<String> all(String name, int most) {
        List<String> given = values.getOrDefault(name, List.of());
        if (given.stream().anyMatch(String::isBlank)) {
            throw new InvalidInputException("\"" + name + "\" must not be empty.");
        }
        if (given.size() > most) {
            throw new InvalidInputException(
                    "\"" + name + "\" is given " + given.size() + " times; up to " + most + " are allowed.");
        }
        return given;
    }

    public double decimal(String name, double otherwise, double least, double most) {
        String given = one(name, null);
        if (given == null) {
            return otherwise;
        }
        if (!given.matches("\\d{1,9}(\\.\\d{1,9})?")
                || Double.parseDouble(given) < least
                || Double.parseDouble(given) > most) {
            throw new InvalidInputException(
                    "\"" + name + "\" must be a number from " + Math.round(least) + " to " + Math.round(most) + ".",
                    given);
        }
        return Double.parseDouble(given);
    }

    /** Returns a point in time, or null when the parameter is absent. A date without a time means midnight UTC. */
    public Instant timeOrNull(String name) {
        String given = one(name, null);
        if (given == null) {
            return null;
        }
        String rule = "\"" + name + "\" must be a time such as 2026-11-20T22:50:00Z, or a date such as 2026-11-20.";
        if (!FOUR_DIGIT_YEAR.matcher(given).matches()) {
            throw new InvalidInputException(rule, given);
        }
        try {
            return given.contains("T")
                    ? OffsetDateTime.parse(given).toInstant()
                    : LocalDate.parse(given).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw new InvalidInputException(rule, given, e);
        }
    }

    public int number(String name, int otherwise, int least, int most) {
        String given = one(name, null);
        return given == null ? otherwise : number(name, given, least, most);
    }

    /** Reads a whole number. JSON bodies and query parameters have the same format. */
    static int number(String name, String given, int least, int most) {
        if (!given.matches("\\d{1,9}") || Integer.parseInt(given) < least || Integer.parseInt(given) > most) {
            throw new InvalidInputException(
                    "\"" + name + "\" must be a whole number from " + least + " to " + most + ".", given);
        }
        return Integer.parseInt(given);
    }

    public boolean flag(String name, boolean otherwise) {
        Boolean given = flagOrNull(name);
        return given == null ? otherwise : given;
    }

    /** Returns true or false, or null when the parameter is absent. */
    public Boolean flagOrNull(String name) {
        String given = one(name, null);
        if (given == null) {
            return null;
        }
        if (!given.equals("true") && !given.equals("false")) {
            throw new InvalidInputException("\"" + name + "\" must be true or false.", given);
        }
        return Boolean.valueOf(given);
    }

    /** Returns one of the constants, ignoring case, or null when the parameter is absent. */
    public <E extends Enum<E>> E choice(String name, Class<E> choices) {
        String given = one(name, null);
        if (given == null) {
            return null;
        }
        for (E choice : choices.getEnumConstants()) {
            if (choice.name().equalsIgnoreCase(given)) {
                return choice;
            }
        }
        List<String> allowed = List.of(choices.getEnumConstants()).stream()
                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                .toList();
        throw new InvalidInputException("\"" + name + "\" must be one of " + String.join(", ", allowed) + ".", given);
    }
}
