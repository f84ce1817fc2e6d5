package org.mediaquery.media;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Selects the existing objects that a backfill labels. */
public enum BackfillSelection {
    /** Objects whose current version was never labelled, even without finding labels. Adopted labels are kept. */
    MISSING,
    /** Objects whose labelling failed. */
    FAILED,
    /** All objects. Adopted labels are replaced. */
    ALL;

    /** Returns the word for this selection in the API and in stored items. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<BackfillSelection> of(String word) {
        return Stream.of(values())
                .filter(selection -> selection.word().equals(word))
                .findFirst();
    }
}
