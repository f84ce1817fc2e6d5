package org.mediaquery.ingest;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Optional;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.Known;
import org.mediaquery.media.Labelling;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.ObjectVersion;
import org.mediaquery.media.Printable;
import org.mediaquery.media.Sequencer;
import org.mediaquery.media.Status;
import org.mediaquery.media.Wanted;
import org.mediaquery.storage.MediaStore;
import org.mediaquery.storage.StoredObject;

/** Brings what has been written to the bucket into the catalogue. */
public final class Arrivals {

    private static final System.Logger LOG = System.getLogger(Arrivals.class.getName());

    private final MediaStore store;
    private final Catalog catalog;
    private final Departures departures;
    private final ObjectWork work;

    Arrivals(MediaStore store, Catalog catalog, Departures departures, ObjectWork work) {
        this.store = store;
        this.catalog = catalog;
        this.departures = departures;
        this.work = work;
    }

    /**
     * An object is said to have been written. What is there now, the bucket says; the event only says that it is worth
     * looking, and with its sequencer whether something newer is known already.
     *
     * @param sequencer of the event; null when there was none
     * @throws BusyException when another worker is at it
     * @throws org.mediaquery.catalog.ConflictException when somebody else changed the record meanwhile
     */
    public void arrived(String name, Sequencer sequencer) {
        // the catalogue first: what changes after it was read makes the changes below fail
        Known known = catalog.know(name);
        Optional<StoredObject> there = store.head(name);
        if (there.isEmpty()) {
            forget(known);
        } else if (isOlder(sequencer, known)) {
            LOG.log(Level.DEBUG, "something newer than this event is known of {0}", Printable.whole(name));
        } else if (known.hasRecord() && there.get().isOf(known.record().version())) {
            meetAgain(known, there.get(), sequencer);
        } else {
            begin(known, there.get(), sequencer, Again.NOTHING);
        }
    }

    /**
     * Work that was put aside is due.
     *
     * @param due when it was to be tried again; null when it waited for a free job. Another time than the record tells
     *     shows that the work has been put aside anew since, or is done.
     * @throws BusyException when another worker is at it
     * @throws org.mediaquery.catalog.ConflictException when somebody else changed the record meanwhile
     */
    public void resume(String name, Instant due) {
        Known known = catalog.know(name);
        if (known.hasRecord() && Parking.isCurrent(known.record(), due)) {
            lookAgain(known, Again.NOTHING);
        } else {
            LOG.log(Level.DEBUG, "{0} does not wait any more", Printable.whole(name));
        }
    }

    /**
     * A backfill wants an object labelled.
     *
     * @param since labels that are younger are what is wanted already
     * @throws BusyException when another worker is at it
     * @throws org.mediaquery.catalog.ConflictException when somebody else changed the record meanwhile
     */
    public void wanted(String name, Wanted wanted, Instant since) {
        switch (wanted) {
            case MISSING -> arrived(name, null);
            case FAILED -> lookAgain(catalog.know(name), new Again(Again.What.WHAT_FAILED, since));
            case ALL -> lookAgain(catalog.know(name), new Again(Again.What.EVERYTHING, since));
        }
    }

    private void lookAgain(Known known, Again again) {
        Optional<StoredObject> there = store.head(known.name());
        if (there.isEmpty()) {
            forget(known);
        } else if (known.hasRecord() && there.get().isOf(known.record().version())) {
            MediaRecord record = known.record();
            ObjectVersion version = there.get().version(record.version().sequencer());
            work.begin(known, there.get(), version, again);
        } else {
            begin(known, there.get(), null, again);
        }
    }

    private void forget(Known known) {
        if (known.hasRecord()) {
            departures.departed(known.name(), null);
        } else {
            departures.clear(known.name());
        }
    }

    private void begin(Known known, StoredObject object, Sequencer sequencer, Again again) {
        LOG.log(Level.INFO, "{0} is new: {1} bytes", Printable.whole(object.name()), object.size());
        work.begin(known, object, object.version(sequencer), again);
    }

    /** The object is known already: the event is repeated, or it was written again with the same bytes. */
    private void meetAgain(Known known, StoredObject object, Sequencer sequencer) {
        MediaRecord record = known.record();
        Labelling labelling = record.labelling();
        Sequencer before = record.version().sequencer();
        boolean newer = sequencer != null && before != null && sequencer.isAfter(before);
        ObjectVersion version = object.version(before == null || newer ? sequencer : before);
        // a newer event may tell of the very object that was found when an older one came
        boolean writtenAgain =
                newer && !object.lastModified().equals(record.version().uploadedAt());
        // what did not work out may do so now that somebody has put it there once more
        boolean retried =
                writtenAgain && (labelling.status() == Status.FAILED || labelling.status() == Status.UNSUPPORTED);
        // given up before any labeller was asked, or unreadable: it costs nothing to look once more
        boolean neverAsked =
                labelling.status() == Status.FAILED && labelling.sources().isEmpty();
        if (labelling.status() == Status.PENDING || labelling.isWaiting() || retried || neverAsked) {
            work.begin(known, object, version, retried ? Again.WHAT_FAILED : Again.NOTHING);
        } else if (!version.equals(record.version())) {
            catalog.put(known, record.with(version));
        }
    }

    private static boolean isOlder(Sequencer sequencer, Known known) {
        if (sequencer == null) {
            return false;
        }
        if (known.hasRecord()) {
            Sequencer latest = known.record().version().sequencer();
            return latest != null && latest.isAfter(sequencer);
        }
        return known.deletion() != null
                && known.deletion().sequencer() != null
                && known.deletion().sequencer().isAfter(sequencer);
    }
}
