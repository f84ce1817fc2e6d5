package org.mediaquery.ingest;

import org.mediaquery.media.MediaRecord;
import org.mediaquery.queue.Notice;
import org.mediaquery.queue.WorkMessage;
import org.mediaquery.storage.StoredObject;

/**
 * Sees the work while it is done: for metrics, traces and logs. It is told on the thread that does the work, and must not
 * fail.
 */
public interface Observer {

    /** Looks at nothing. */
    Observer NOBODY = new Observer() {};

    /** A part of the work, until it is closed by the thread that began it. */
    interface Scene extends AutoCloseable {

        /** Of which nobody wants to know when it ends. */
        Scene PLAIN = () -> {};

        @Override
        void close();
    }

    /** The work of a message begins. */
    default Scene message(WorkMessage message) {
        return Scene.PLAIN;
    }

    /** What a message tells of one object is looked at. */
    default Scene notice(Notice notice) {
        return Scene.PLAIN;
    }

    /** An object is looked at, and labelled. */
    default Scene labelling(StoredObject object) {
        return Scene.PLAIN;
    }

    /** The work of the message was tried, and failed. */
    default void failed(Throwable failure, Outcome outcome) {}

    /** There is nothing more to do for an object: it is labelled, or has failed, or is nothing that is labelled. */
    default void ended(MediaRecord record) {}
}
