package org.mediaquery.queue;

import java.time.Instant;
import org.mediaquery.media.BackfillSelection;
import org.mediaquery.media.Sequencer;

/** An event about one object. A message contains zero or more events. */
public sealed interface QueueEvent {

    /** The object's bucket. */
    String bucket();

    /** The object's key, decoded. */
    String name();

    /**
     * An object was written.
     *
     * @param sequencer orders the events of one object; null when the event has none
     */
    record ObjectCreated(String bucket, String name, Sequencer sequencer) implements QueueEvent {}

    /**
     * An object, or an old version of it, was deleted.
     *
     * @param sequencer orders the events of one object; null when the event has none
     */
    record ObjectRemoved(String bucket, String name, Sequencer sequencer) implements QueueEvent {}

    /**
     * A job of a labeller has completed, or its result is due to be checked.
     *
     * @param job id of the job at the labeller
     * @param tag set when the job was started; null when the event has none
     */
    record JobCompleted(String bucket, String name, String job, String tag) implements QueueEvent {}

    /**
     * Deferred work on an object is due.
     *
     * @param due scheduled time; null when the work waited for something else
     */
    record WorkDue(String bucket, String name, Instant due) implements QueueEvent {}

    /**
     * A backfill requests labels for an object.
     *
     * @param selection of the backfill
     * @param since labels younger than this are kept
     * @param run id of the backfill
     */
    record RelabelRequested(String bucket, String name, BackfillSelection selection, Instant since, String run)
            implements QueueEvent {}
}
