package org.mediaquery.ingest.objects;

import java.lang.System.Logger.Level;
import org.mediaquery.catalog.ConflictRetry;
import org.mediaquery.media.Printable;
import org.mediaquery.queue.QueueEvent;
import org.mediaquery.storage.BucketScope;

/** Dispatches an event to its handler if the object is in the scope of this service. */
public final class EventDispatcher {

    private static final System.Logger LOG = System.getLogger(EventDispatcher.class.getName());

    private final BucketScope scope;
    private final ObjectCreatedHandler createdHandler;
    private final ObjectRemovedHandler removedHandler;
    private final JobCompletedHandler jobCompletedHandler;
    private final BackfillProgress backfillProgress;

    public EventDispatcher(
            BucketScope scope,
            ObjectCreatedHandler createdHandler,
            ObjectRemovedHandler removedHandler,
            JobCompletedHandler jobCompletedHandler,
            BackfillProgress backfillProgress) {
        this.backfillProgress = backfillProgress;
        this.scope = scope;
        this.createdHandler = createdHandler;
        this.removedHandler = removedHandler;
        this.jobCompletedHandler = jobCompletedHandler;
    }

    public void dispatch(QueueEvent event) {
        if (scope.covers(event.bucket(), event.name())) {
            ConflictRetry.run(() -> handle(event));
            backfillProgress.record(event);
        } else {
            LOG.log(Level.DEBUG, "ignored, out of scope: {0}", Printable.whole(event.toString()));
        }
    }

    private void handle(QueueEvent event) {
        if (event instanceof QueueEvent.ObjectCreated created) {
            createdHandler.onCreated(created.name(), created.sequencer());
        } else if (event instanceof QueueEvent.ObjectRemoved removed) {
            if (!removedHandler.onRemoved(removed.name(), removed.sequencer())) {
                // the bucket is versioned, and the current version or a delete marker was deleted
                createdHandler.onCreated(removed.name(), removed.sequencer());
            }
        } else if (event instanceof QueueEvent.JobCompleted completed) {
            jobCompletedHandler.onCompleted(completed);
        } else if (event instanceof QueueEvent.WorkDue due) {
            createdHandler.resume(due.name(), due.due());
        } else if (event instanceof QueueEvent.RelabelRequested relabel) {
            createdHandler.relabel(relabel.name(), relabel.selection(), relabel.since());
        }
    }
}
