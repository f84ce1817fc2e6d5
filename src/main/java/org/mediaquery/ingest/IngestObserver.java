package org.mediaquery.ingest;

import org.mediaquery.media.MediaRecord;
import org.mediaquery.queue.QueueEvent;
import org.mediaquery.queue.QueueMessage;
import org.mediaquery.storage.StoredObject;

/**
 * Sees the work while it is done: for metrics, traces and logs. It is told on the thread that does the work, and must not
 * fail.
 */
public interface IngestObserver {

    /** Looks at nothing. */
    IngestObserver NOBODY = new IngestObserver() {};

    /** A part of the work, until it is closed by the thread that began it. */
    interface Observation extends AutoCloseable {

        /** Of which nobody wants to know when it ends. */
        Observation PLAIN = () -> {};

        @Override
        void close();
    }

    /** The work of a message begins. */
    default Observation onMessage(QueueMessage message) {
        return Observation.PLAIN;
    }

    /** What a message tells of one object is looked at. */
    default Observation onEvent(QueueEvent event) {
        return Observation.PLAIN;
    }

    /** An object is looked at, and labelled. */
    default Observation onLabelling(StoredObject object) {
        return Observation.PLAIN;
    }

    /** The work of the message was tried, and failed. */
    default void onFailure(Throwable failure, Outcome outcome) {}

    /** There is nothing more to do for an object: it is labelled, or has failed, or is nothing that is labelled. */
    default void onFinalStatus(MediaRecord record) {}
}
