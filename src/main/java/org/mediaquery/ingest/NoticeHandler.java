package org.mediaquery.ingest;

import java.lang.System.Logger.Level;
import org.mediaquery.catalog.ConflictException;
import org.mediaquery.media.Printable;
import org.mediaquery.queue.Notice;
import org.mediaquery.storage.Scope;

/** Hands a notice to the part that deals with it, when it is about an object that the service looks after. */
final class NoticeHandler {

    /** More than one competitor at a time is rare; this many in a row means that something is wrong. */
    private static final int TRIES = 5;

    private static final System.Logger LOG = System.getLogger(NoticeHandler.class.getName());

    private final Scope scope;
    private final Arrivals arrivals;
    private final Departures departures;
    private final Jobs jobs;
    private final Settlement settlement;

    NoticeHandler(Scope scope, Arrivals arrivals, Departures departures, Jobs jobs, Settlement settlement) {
        this.settlement = settlement;
        this.scope = scope;
        this.arrivals = arrivals;
        this.departures = departures;
        this.jobs = jobs;
    }

    void handle(Notice notice) {
        if (scope.covers(notice.bucket(), notice.name())) {
            untilNobodyIsFaster(() -> change(notice));
            settlement.settle(notice);
        } else {
            LOG.log(Level.DEBUG, "not ours to look after: {0}", Printable.whole(notice.toString()));
        }
    }

    private void change(Notice notice) {
        if (notice instanceof Notice.ObjectCreated created) {
            arrivals.arrived(created.name(), created.sequencer());
        } else if (notice instanceof Notice.ObjectRemoved removed) {
            if (!departures.departed(removed.name(), removed.sequencer())) {
                // of a versioned object a version was deleted: perhaps the newest, or the marker that hid it
                arrivals.arrived(removed.name(), removed.sequencer());
            }
        } else if (notice instanceof Notice.JobEnded ended) {
            jobs.ended(ended);
        } else if (notice instanceof Notice.WorkDue due) {
            arrivals.resume(due.name(), due.due());
        } else if (notice instanceof Notice.LabelsWanted wanted) {
            arrivals.wanted(wanted.name(), wanted.wanted(), wanted.since());
        }
    }

    /**
     * Makes a change that others may get in the way of, until they do not.
     *
     * @throws ConflictException when they do each time
     */
    static void untilNobodyIsFaster(Runnable change) {
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
