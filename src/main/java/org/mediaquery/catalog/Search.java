package org.mediaquery.catalog;

import java.util.List;
import org.mediaquery.media.Label;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.Status;
import org.mediaquery.media.Words;

/**
 * Which records are wanted: those that meet all of it.
 *
 * @param prefix how the name begins; empty for any
 * @param type null for images and videos, or for any when a status is given
 * @param status null for any
 * @param moderated whether something in it is not for everybody; null when that does not matter
 * @param labels all of them must be among the record's labels, without regard to case; empty for any
 * @param words all of them must be among the record's words ({@link Words}); empty for any
 */
public record Search(
        String prefix, MediaType type, Status status, Boolean moderated, List<String> labels, List<String> words) {

    public Search {
        labels = labels.stream().map(Label::fold).distinct().toList();
        words = List.copyOf(words);
    }

    /** All that have this status. */
    public static Search of(Status status) {
        return new Search("", null, status, null, List.of(), List.of());
    }

    /** Whether the record is wanted. */
    public boolean matches(MediaRecord record) {
        return record.name().startsWith(prefix)
                && isOfType(record.content().type())
                && (status == null || status == record.labelling().status())
                && (moderated == null || moderated.equals(record.labelling().moderated()))
                && record.labels().stream().map(Label::fold).toList().containsAll(labels)
                && (words.isEmpty() || Words.of(record).containsAll(words));
    }

    private boolean isOfType(MediaType found) {
        if (type == null) {
            return status != null || found != MediaType.OTHER;
        }
        return found == type;
    }
}
