package org.mediaquery.queue;

import java.time.Instant;
import org.mediaquery.media.BackfillSelection;
import org.mediaquery.media.Sequencer;

/** One thing that a message tells of one object. */
public sealed interface QueueEvent {

    /** The object's bucket. */
    String bucket();

    /** The object's key, decoded. */
    String name();

    /**
     * An object was written.
     *
     * @param sequencer orders the events of one object; null when the sender has none
     */
    record ObjectCreated(String bucket, String name, Sequencer sequencer) implements QueueEvent {}

    /**
     * An object, or an old version of it, was deleted.
     *
     * @param sequencer orders the events of one object; null when the sender has none
     */
    record ObjectRemoved(String bucket, String name, Sequencer sequencer) implements QueueEvent {}

    /**
     * A labeller's job for an object has ended, or it is time to ask whether it has.
     *
     * @param job the labeller's name for it
     * @param tag what the job was tagged with when it was started; null when that is not told
     */
    record JobCompleted(String bucket, String name, String job, String tag) implements QueueEvent {}

    /**
     * Work on an object that was put aside is to be tried again.
     *
     * @param due when; null when it waited for something other than the time
     */
    record WorkDue(String bucket, String name, Instant due) implements QueueEvent {}

    /**
     * A backfill wants an object labelled.
     *
     * @param selection of which objects
     * @param since labels that are younger are what is wanted already
     * @param run the backfill's id
     */
    record RelabelRequested(String bucket, String name, BackfillSelection selection, Instant since, String run)
            implements QueueEvent {}
}
