package org.mediaquery.query;

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
import org.mediaquery.media.InvalidInputException;

/** The parameters of a query, each checked; unknown ones are refused, since ignoring them would answer another question. */
final class Parameters {

    private final Map<String, List<String>> values;

    /**
     * @throws InvalidInputException when there is one that is not known
     */
    Parameters(Map<String, List<String>> values, Set<String> known) {
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                throw new InvalidInputException("There is no parameter \"" + name + "\"; known here: "
                        + String.join(", ", new TreeSet<>(known)) + ".");
            }
        }
        this.values = values;
    }

    /** The value of a parameter that may be given once; the default when it is not given. */
    String one(String name, String otherwise) {
        List<String> given = values.getOrDefault(name, List.of());
        if (given.size() > 1) {
            throw new InvalidInputException("\"" + name + "\" is given " + given.size() + " times; once is allowed.");
        }
        return given.isEmpty() ? otherwise : given.get(0);
    }

    /** The values of a parameter that may be repeated. */
    List<String> all(String name) {
        List<String> given = values.getOrDefault(name, List.of());
        if (given.stream().anyMatch(String::isBlank)) {
            throw new InvalidInputException("\"" + name + "\" is empty.");
        }
        return given;
    }

    /** The values of a parameter that may be repeated so often. */
    List<String> all(String name, int most) {
        List<String> given = all(name);
        if (given.size() > most) {
            throw new InvalidInputException(
                    "\"" + name + "\" is given " + given.size() + " times; up to " + most + " are allowed.");
        }
        return given;
    }

    double decimal(String name, double otherwise, double least, double most) {
        String given = one(name, null);
        if (given == null) {
            return otherwise;
        }
        if (!given.matches("\\d{1,9}(\\.\\d{1,9})?")
                || Double.parseDouble(given) < least
                || Double.parseDouble(given) > most) {
            throw new InvalidInputException("\"" + name + "\" must be a number from " + Math.round(least) + " to "
                    + Math.round(most) + "; it is \"" + given + "\".");
        }
        return Double.parseDouble(given);
    }

    /** A moment, or null when it is not given. A day alone begins at midnight UTC. */
    Instant timeOrNull(String name) {
        String given = one(name, null);
        if (given == null) {
            return null;
        }
        try {
            return given.contains("T")
                    ? OffsetDateTime.parse(given).toInstant()
                    : LocalDate.parse(given).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            InvalidInputException invalid = new InvalidInputException("\"" + name
                    + "\" must be a time such as 2026-11-20T22:50:00Z, or a day such as 2026-11-20; it is \"" + given
                    + "\".");
            invalid.initCause(e);
            throw invalid;
        }
    }

    int number(String name, int otherwise, int least, int most) {
        String given = one(name, null);
        if (given == null) {
            return otherwise;
        }
        if (!given.matches("\\d{1,9}") || Integer.parseInt(given) < least || Integer.parseInt(given) > most) {
            throw new InvalidInputException("\"" + name + "\" must be a whole number from " + least + " to " + most
                    + "; it is \"" + given + "\".");
        }
        return Integer.parseInt(given);
    }

    boolean flag(String name, boolean otherwise) {
        Boolean given = flagOrNull(name);
        return given == null ? otherwise : given;
    }

    /** True, false, or null when it is not given. */
    Boolean flagOrNull(String name) {
        String given = one(name, null);
        if (given == null) {
            return null;
        }
        if (!given.equals("true") && !given.equals("false")) {
            throw new InvalidInputException("\"" + name + "\" must be true or false; it is \"" + given + "\".");
        }
        return Boolean.valueOf(given);
    }

    <E extends Enum<E>> E choice(String name, Class<E> choices) {
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
        throw new InvalidInputException(
                "\"" + name + "\" must be one of " + String.join(", ", allowed) + "; it is \"" + given + "\".");
    }
}
