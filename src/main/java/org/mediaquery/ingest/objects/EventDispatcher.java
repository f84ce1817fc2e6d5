package org.mediaquery.ingest.objects;

import java.lang.System.Logger.Level;
import org.mediaquery.catalog.ConflictException;
import org.mediaquery.media.Printable;
import org.mediaquery.queue.QueueEvent;
import org.mediaquery.storage.BucketScope;

/** Hands a notice to the part that deals with it, when it is about an object that the service looks after. */
public final class EventDispatcher {

    /** More than one competitor at a time is rare; this many in a row means that something is wrong. */
    private static final int TRIES = 5;

    private static final System.Logger LOG = System.getLogger(EventDispatcher.class.getName());

    private final BucketScope scope;
    private final ObjectCreatedHandler createdHandler;
    private final ObjectRemovedHandler removedHandler;
    private final JobCompletedHandler jobs;
    private final BackfillProgress backfillProgress;

    public EventDispatcher(
            BucketScope scope,
            ObjectCreatedHandler createdHandler,
            ObjectRemovedHandler removedHandler,
            JobCompletedHandler jobs,
            BackfillProgress backfillProgress) {
        this.backfillProgress = backfillProgress;
        this.scope = scope;
        this.createdHandler = createdHandler;
        this.removedHandler = removedHandler;
        this.jobs = jobs;
    }

    public void dispatch(QueueEvent event) {
        if (scope.covers(event.bucket(), event.name())) {
            retryOnConflict(() -> change(event));
            backfillProgress.record(event);
        } else {
            LOG.log(Level.DEBUG, "not ours to look after: {0}", Printable.whole(event.toString()));
        }
    }

    private void change(QueueEvent event) {
        if (event instanceof QueueEvent.ObjectCreated created) {
            createdHandler.onCreated(created.name(), created.sequencer());
        } else if (event instanceof QueueEvent.ObjectRemoved removed) {
            if (!removedHandler.onRemoved(removed.name(), removed.sequencer())) {
                // of a versioned object a version was deleted: perhaps the newest, or the marker that hid it
                createdHandler.onCreated(removed.name(), removed.sequencer());
            }
        } else if (event instanceof QueueEvent.JobCompleted ended) {
            jobs.onCompleted(ended);
        } else if (event instanceof QueueEvent.WorkDue due) {
            createdHandler.resume(due.name(), due.due());
        } else if (event instanceof QueueEvent.RelabelRequested wanted) {
            createdHandler.relabel(wanted.name(), wanted.selection(), wanted.since());
        }
    }

    /**
     * Makes a change that others may get in the way of, until they do not.
     *
     * @throws ConflictException when they do each time
     */
    public static void retryOnConflict(Runnable change) {
        for (int tries = 1; ; tries++) {
            try {
                change.run();
                return;
            } catch (ConflictException e) {
                if (tries == TRIES) {
                    throw e;
                }
                LOG.log(Level.DEBUG, "looking again", e);
            }
        }
    }
}
