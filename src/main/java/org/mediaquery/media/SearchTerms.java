package org.mediaquery.media;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mediaquery.media.labels.Label;

/** The words by which an object can be found: those of its name, of its labels, and of what can be read in it. */
public final class SearchTerms {

    /** Of one object; Rekognition reads at most a hundred words in a picture. */
    private static final int MOST = 200;

    /** Letters of every script with their marks, and digits; what is longer is cut, since it is no word. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]{1,64}");

    private SearchTerms() {}

    /** The words of an object, in the form in which they are compared. */
    public static Set<String> of(MediaRecord record) {
        Set<String> words = new LinkedHashSet<>();
        Stream.of(List.of(record.name()), record.labels(), record.labelling().text())
                .flatMap(List::stream)
                .flatMap(text -> in(text).stream())
                .filter(word -> words.size() < MOST)
                .forEach(words::add);
        return words;
    }

    /** The words of a text, in the form in which they are compared. */
    public static List<String> in(String text) {
        Matcher matcher = WORD.matcher(Label.fold(text));
        return matcher.results().map(found -> found.group()).distinct().toList();
    }
}
