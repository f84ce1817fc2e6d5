package org.mediaquery.ingest;

import org.mediaquery.labelling.Subject;
import org.mediaquery.media.Content;
import org.mediaquery.media.Labelling;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.ObjectVersion;
import org.mediaquery.media.Status;

/**
 * What a look at an object's bytes showed. Closing it takes what was on disk for it away.
 *
 * @param content what it is
 * @param labelling pending, or why it will not be labelled
 * @param subject what labellers are given; null when there is nothing to label
 * @param file null when there is none
 */
record Inspected(Content content, Labelling labelling, Subject subject, TemporaryFile file) implements AutoCloseable {

    static Inspected ended(Content content, Status status, String reason) {
        return new Inspected(content, Labelling.ended(status, reason), null, null);
    }

    /** The record before anybody labelled it. */
    MediaRecord record(String name, ObjectVersion version) {
        return new MediaRecord(name, version, content, labelling);
    }

    boolean canBeLabelled() {
        return subject != null;
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }
}
