package org.mediaquery.catalog.search;

import java.util.List;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.SearchTerms;
import org.mediaquery.media.labels.Status;

/**
 * A search for records that match all criteria.
 *
 * @param prefix of the name; empty for any
 * @param filter by media type, status and moderation
 * @param labels filter by labels
 * @param uploaded the time of the object's last write
 * @param terms words that must all be among the record's terms ({@link SearchTerms}); empty for any
 */
public record Search(String prefix, MediaFilter filter, LabelFilter labels, TimeRange uploaded, List<String> terms) {

    /** All images and videos. */
    public static final Search EVERYTHING =
            new Search("", MediaFilter.SHOWN, LabelFilter.ANYTHING, TimeRange.ALWAYS, List.of());

    public Search {
        terms = List.copyOf(terms);
    }

    /** Returns a search for all objects with this status. */
    public static Search of(Status status) {
        return EVERYTHING.with(MediaFilter.of(status));
    }

    /** Returns a search for all images and videos with this name prefix. */
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

    /** Returns whether a record matches. */
    public boolean matches(MediaRecord record) {
        return record.name().startsWith(prefix)
                && filter.matches(record)
                && labels.matches(record)
                && uploaded.contains(record.version().uploadedAt())
                && (terms.isEmpty() || SearchTerms.of(record).containsAll(terms));
    }
}
