package org.mediaquery.media;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mediaquery.media.labels.Label;

/** Extracts the words by which an object can be found: those in its name, its labels and its recognized text. */
public final class SearchTerms {

    /** In words per object. Rekognition recognizes at most 100 words in a picture (developer guide, "Detecting text"). */
    private static final int MAX_TERMS = 200;

    /** Letters of any script with their marks, and digits. Longer sequences are not words, and are split. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]{1,64}");

    private SearchTerms() {}

    /** Returns the words of an object, normalized for comparisons. */
    public static Set<String> of(MediaRecord record) {
        Set<String> words = new LinkedHashSet<>();
        Stream.of(List.of(record.name()), record.labels(), record.labelling().text())
                .flatMap(List::stream)
                .flatMap(text -> in(text).stream())
                .filter(word -> words.size() < MAX_TERMS)
                .forEach(words::add);
        return words;
    }

    /** Returns the words of a text, normalized for comparisons. */
    public static List<String> in(String text) {
        Matcher matcher = WORD.matcher(Label.fold(text));
        return matcher.results().map(found -> found.group()).distinct().toList();
    }
}
