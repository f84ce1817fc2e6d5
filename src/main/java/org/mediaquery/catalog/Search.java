package org.mediaquery.catalog;

import java.util.List;
import org.mediaquery.media.Label;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.MediaType;

/**
 * Which records are wanted: those that meet all of it.
 *
 * @param prefix how the name begins; empty for any
 * @param type null for images and videos
 * @param labels all of them must be among the record's labels, without regard to case; empty for any
 */
public record Search(String prefix, MediaType type, List<String> labels) {

    public Search {
        labels = labels.stream().map(Label::fold).distinct().toList();
    }

    /** Whether the record is wanted. */
    public boolean matches(MediaRecord record) {
        MediaType found = record.content().type();
        return record.name().startsWith(prefix)
                && (type == null ? found != MediaType.OTHER : found == type)
                && record.labels().stream().map(Label::fold).toList().containsAll(labels);
    }
}
