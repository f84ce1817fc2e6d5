package org.mediaquery.media.labels;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * A label for the content of an object.
 *
 * @param name in the labeller's spelling
 * @param parents broader terms, nearest first; empty when there are none
 * @param aliases synonyms
 * @param categories the groups to which the labeller's provider assigns the label
 */
public record Label(String name, List<String> parents, List<String> aliases, List<String> categories) {

    public Label {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the name of a label must not be blank");
        }
        parents = List.copyOf(parents);
        aliases = List.copyOf(aliases);
        categories = List.copyOf(categories);
    }

    /** Returns a label that has only a name. */
    public static Label of(String name) {
        return new Label(name, List.of(), List.of(), List.of());
    }

    /** Returns a label with broader terms, nearest first. */
    public static Label of(String name, List<String> parents) {
        return new Label(name, parents, List.of(), List.of());
    }

    /** Normalizes a name for comparisons: composed (NFC), in lower case, without spaces around it. */
    public static String fold(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
