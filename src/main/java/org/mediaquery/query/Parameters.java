package org.mediaquery.query;

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
