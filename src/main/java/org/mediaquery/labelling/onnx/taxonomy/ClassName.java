package org.mediaquery.labelling.onnx.taxonomy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a class of a model is called.
 *
 * @param names at least one; the first is the common one
 */
record ClassName(List<String> names) {

    /** Some lists begin each line with the number of the word in WordNet, such as {@code n02107683}. */
    private static final Pattern WORDNET_ID = Pattern.compile("^n\\d{8}\\s+");

    private static final Pattern BRACKETS = Pattern.compile("\\([^)]*\\)");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s_-]+");
    private static final Set<String> SMALL_WORDS = Set.of("and", "des", "of", "the");

    ClassName {
        names = List.copyOf(names);
    }

    /** Reads a line of a label list: names separated by commas. */
    static ClassName parse(String line) {
        List<String> names = Arrays.stream(
                        WORDNET_ID.matcher(line.strip()).replaceFirst("").split(","))
                .map(name -> name.replace('_', ' ').strip())
                .filter(name -> !name.isEmpty())
                .toList();
        if (names.isEmpty()) {
            throw new IllegalArgumentException("a class has no name: \"" + line + "\"");
        }
        return new ClassName(names);
    }

    /** The form under which names are compared: without regard to case, hyphens, underscores and brackets. */
    static String fold(String name) {
        String bare = BRACKETS.matcher(name).replaceAll(" ");
        return SEPARATORS.matcher(bare).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }

    /** The names as labels: "Bernese Mountain Dog". Capitals that are there stay. */
    List<String> titles() {
        return names.stream().map(ClassName::title).collect(Collectors.toCollection(ArrayList::new));
    }

    private static String title(String name) {
        String words = Arrays.stream(name.split("\\s+"))
                .map(word -> SMALL_WORDS.contains(word) ? word : capitalized(word))
                .collect(Collectors.joining(" "));
        return capitalized(words);
    }

    /** A word such as "iPod" has its capital elsewhere. */
    private static String capitalized(String word) {
        int space = word.indexOf(' ');
        String first = space < 0 ? word : word.substring(0, space);
        return first.equals(first.toLowerCase(Locale.ROOT))
                ? word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1)
                : word;
    }
}
