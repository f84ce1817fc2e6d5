package org.mediaquery.ingest.inspection;

import org.mediaquery.labelling.Subject;
import org.mediaquery.media.Content;
import org.mediaquery.media.labels.Labelling;
import org.mediaquery.media.labels.Status;

/**
 * The result of inspecting an object. Closing it deletes its temporary files.
 *
 * @param content format and metadata
 * @param end why the object is not labelled; null when it is
 * @param subject the input for labellers; null when there is nothing to label
 * @param cleanup runs on close; does nothing when there are no temporary files
 */
public record InspectedObject(Content content, Labelling end, Subject subject, Runnable cleanup)
        implements AutoCloseable {

    static InspectedObject ended(Content content, Status status, String reason) {
        return new InspectedObject(content, Labelling.ended(status, reason), null, () -> {});
    }

    static InspectedObject of(Subject subject, Runnable cleanup) {
        return new InspectedObject(subject.content(), null, subject, cleanup);
    }

    public boolean canBeLabelled() {
        return subject != null;
    }

    @Override
    public void close() {
        cleanup.run();
    }
}
