package org.mediaquery.catalog.search;

import java.util.List;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.SearchTerms;
import org.mediaquery.media.labels.Status;

/**
 * Which records are wanted: those that meet all of it.
 *
 * @param prefix how the name begins; empty for any
 * @param filter which sort of thing
 * @param labels what is seen in it
 * @param uploaded when it was last written
 * @param terms all of them must be among the record's words ({@link SearchTerms}); empty for any
 */
public record Search(String prefix, MediaFilter filter, LabelFilter labels, TimeRange uploaded, List<String> terms) {

    /** All images and videos. */
    public static final Search EVERYTHING =
            new Search("", MediaFilter.SHOWN, LabelFilter.ANYTHING, TimeRange.ALWAYS, List.of());

    public Search {
        terms = List.copyOf(terms);
    }

    /** All that have this status. */
    public static Search of(Status status) {
        return EVERYTHING.with(MediaFilter.of(status));
    }

    /** All images and videos whose names begin so. */
    public static Search below(String prefix) {
        return new Search(prefix, MediaFilter.SHOWN, LabelFilter.ANYTHING, TimeRange.ALWAYS, List.of());
    }

    public Search with(MediaFilter other) {
        return new Search(prefix, other, labels, uploaded, terms);
    }

    public Search with(LabelFilter other) {
        return new Search(prefix, filter, other, uploaded, terms);
    }

    public Search with(TimeRange other) {
        return new Search(prefix, filter, labels, other, terms);
    }

    public Search withTerms(List<String> others) {
        return new Search(prefix, filter, labels, uploaded, others);
    }

    /** Whether the record is wanted. */
    public boolean matches(MediaRecord record) {
        return record.name().startsWith(prefix)
                && filter.matches(record)
                && labels.matches(record)
                && uploaded.contains(record.version().uploadedAt())
                && (terms.isEmpty() || SearchTerms.of(record).containsAll(terms));
    }
}
