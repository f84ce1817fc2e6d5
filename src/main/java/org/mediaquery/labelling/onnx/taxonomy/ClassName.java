package org.mediaquery.labelling.onnx.taxonomy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names of a class of a model.
 *
 * @param names at least one; the first is the most common
 */
record ClassName(List<String> names) {

    /** Some lists start each line with the WordNet ID, such as {@code n02107683}. */
    private static final Pattern WORDNET_ID = Pattern.compile("^n\\d{8}\\s+");

    private static final Pattern BRACKETS = Pattern.compile("\\([^)]*\\)");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s_-]+");
    private static final Set<String> SMALL_WORDS = Set.of("and", "des", "of", "the");

    ClassName {
        names = List.copyOf(names);
    }

    /** Parses a line of a label list: names separated by commas. */
    static ClassName parse(String line) {
        List<String> names = Arrays.stream(
                        WORDNET_ID.matcher(line.strip()).replaceFirst("").split(","))
                .map(name -> name.replace('_', ' ').strip())
                .filter(name -> !name.isEmpty())
                .toList();
        if (names.isEmpty()) {
            throw new IllegalArgumentException("the class has no name: \"" + line + "\"");
        }
        return new ClassName(names);
    }

    /** Normalizes a name for comparison, which ignores case, hyphens, underscores and brackets. */
    static String fold(String name) {
        String bare = BRACKETS.matcher(name).replaceAll(" ");
        return SEPARATORS.matcher(bare).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }

    /** Returns the names in title case: "Bernese Mountain Dog". Existing capitals stay. */
    List<String> titles() {
        return names.stream().map(ClassName::title).collect(Collectors.toCollection(ArrayList::new));
    }

    private static String title(String name) {
        String words = Arrays.stream(name.split("\\s+"))
                .map(word -> SMALL_WORDS.contains(word) ? word : capitalized(word))
                .collect(Collectors.joining(" "));
        return capitalized(words);
    }

    /** Capitalizes the first word, unless it has a capital elsewhere, such as "iPod". */
    private static String capitalized(String word) {
        int space = word.indexOf(' ');
        String first = space < 0 ? word : word.substring(0, space);
        return first.equals(first.toLowerCase(Locale.ROOT))
                ? word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1)
                : word;
    }
}
