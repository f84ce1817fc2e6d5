package org.mediaquery.media.labels;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * A word for what is seen.
 *
 * @param name as the labeller writes it
 * @param parents broader words, nearest first; empty when there are none
 * @param aliases other words for the same
 * @param categories the groups that the labeller's provider sorts the word under
 */
public record Label(String name, List<String> parents, List<String> aliases, List<String> categories) {

    public Label {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a label has no name");
        }
        parents = List.copyOf(parents);
        aliases = List.copyOf(aliases);
        categories = List.copyOf(categories);
    }

    /** A label with nothing but its name. */
    public static Label of(String name) {
        return new Label(name, List.of(), List.of(), List.of());
    }

    /** A label with broader words, nearest first. */
    public static Label of(String name, List<String> parents) {
        return new Label(name, parents, List.of(), List.of());
    }

    /** The form under which labels are compared: composed (NFC), without regard to case. */
    public static String fold(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
