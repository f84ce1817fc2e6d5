package org.mediaquery.catalog;

import java.util.List;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.Status;
import org.mediaquery.media.Words;

/**
 * Which records are wanted: those that meet all of it.
 *
 * @param prefix how the name begins; empty for any
 * @param kind which sort of thing
 * @param labels what is seen in it
 * @param uploaded when it was last written
 * @param words all of them must be among the record's words ({@link Words}); empty for any
 */
public record Search(String prefix, Kind kind, LabelTerms labels, TimeRange uploaded, List<String> words) {

    /** All images and videos. */
    public static final Search EVERYTHING =
            new Search("", Kind.SHOWN, LabelTerms.ANYTHING, TimeRange.ALWAYS, List.of());

    public Search {
        words = List.copyOf(words);
    }

    /** All that have this status. */
    public static Search of(Status status) {
        return EVERYTHING.with(Kind.of(status));
    }

    /** All images and videos whose names begin so. */
    public static Search below(String prefix) {
        return new Search(prefix, Kind.SHOWN, LabelTerms.ANYTHING, TimeRange.ALWAYS, List.of());
    }

    public Search with(Kind other) {
        return new Search(prefix, other, labels, uploaded, words);
    }

    public Search with(LabelTerms other) {
        return new Search(prefix, kind, other, uploaded, words);
    }

    public Search with(TimeRange other) {
        return new Search(prefix, kind, labels, other, words);
    }

    public Search withWords(List<String> others) {
        return new Search(prefix, kind, labels, uploaded, others);
    }

    /** Whether the record is wanted. */
    public boolean matches(MediaRecord record) {
        return record.name().startsWith(prefix)
                && kind.matches(record)
                && labels.matches(record)
                && uploaded.contains(record.version().uploadedAt())
                && (words.isEmpty() || Words.of(record).containsAll(words));
    }
}
