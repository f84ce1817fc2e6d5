package org.mediaquery.ingest.inspection;

import org.mediaquery.labelling.Subject;
import org.mediaquery.media.Content;
import org.mediaquery.media.labels.Labelling;
import org.mediaquery.media.labels.Status;

/**
 * What a look at an object's bytes showed. Closing it takes what was on disk for it away.
 *
 * @param content what it is
 * @param end why it will not be labelled; null when it will
 * @param subject what labellers are given; null when there is nothing to label
 * @param onDisk closed in the end; does nothing when there is nothing on disk
 */
public record InspectedObject(Content content, Labelling end, Subject subject, Runnable onDisk)
        implements AutoCloseable {

    static InspectedObject ended(Content content, Status status, String reason) {
        return new InspectedObject(content, Labelling.ended(status, reason), null, () -> {});
    }

    static InspectedObject of(Subject subject, Runnable onDisk) {
        return new InspectedObject(subject.content(), null, subject, onDisk);
    }

    public boolean canBeLabelled() {
        return subject != null;
    }

    @Override
    public void close() {
        onDisk.run();
    }
}
