package org.mediaquery.ingest;

import org.mediaquery.media.MediaRecord;
import org.mediaquery.queue.QueueEvent;
import org.mediaquery.queue.QueueMessage;
import org.mediaquery.storage.StoredObject;

/**
 * Observes processing for metrics, traces and logs. Called on the thread that does the work; implementations must not
 * throw.
 */
public interface IngestObserver {

    /** Does nothing. */
    IngestObserver NOOP = new IngestObserver() {};

    /** A part of the work. The thread that started it closes it. */
    interface Observation extends AutoCloseable {

        /** Does nothing on close. */
        Observation NOOP = () -> {};

        @Override
        void close();
    }

    /** Processing of a message starts. */
    default Observation onMessage(QueueMessage message) {
        return Observation.NOOP;
    }

    /** Handling of one event of a message starts. */
    default Observation onEvent(QueueEvent event) {
        return Observation.NOOP;
    }

    /** Inspection and labelling of an object start. */
    default Observation onLabelling(StoredObject object) {
        return Observation.NOOP;
    }

    /** Processing of a message failed. */
    default void onFailure(Throwable failure, Outcome outcome) {}

    /** An object has reached a final status: labelled, failed or unsupported. */
    default void onFinalStatus(MediaRecord record) {}
}
