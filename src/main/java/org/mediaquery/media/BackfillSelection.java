package org.mediaquery.media;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which objects of a bucket are to be labelled that are there already. */
public enum BackfillSelection {
    /** Those that were never looked at, as they are now; not those in which nothing was found. Adopted labels are kept. */
    MISSING,
    /** Those that failed. */
    FAILED,
    /** All of them, whatever is known. Adopted labels are replaced. */
    ALL;

    /** As it is written outside. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<BackfillSelection> of(String word) {
        return Stream.of(values())
                .filter(selection -> selection.word().equals(word))
                .findFirst();
    }
}
