package org.mediaquery.ingest;

import java.lang.System.Logger.Level;
import java.util.Optional;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.Known;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.ObjectVersion;
import org.mediaquery.media.Sequencer;
import org.mediaquery.media.Status;
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
            if (known.hasRecord()) {
                departures.departed(name, null);
            }
            return;
        }
        StoredObject object = there.get();
        if (isOlder(sequencer, known)) {
            LOG.log(Level.DEBUG, "something newer than this event is known of {0}", name);
        } else if (known.hasRecord() && isSame(known.record().version(), object)) {
            meetAgain(known, object, sequencer);
        } else {
            LOG.log(Level.INFO, "{0} is new: {1} bytes", name, object.size());
            work.begin(known, object, version(object, sequencer));
        }
    }

    /** The object is known already: the event is repeated, or it was written again with the same bytes. */
    private void meetAgain(Known known, StoredObject object, Sequencer sequencer) {
        MediaRecord record = known.record();
        Sequencer before = record.version().sequencer();
        boolean writtenAgain = sequencer != null && before != null && sequencer.isAfter(before);
        Sequencer latest = before == null || writtenAgain ? sequencer : before;
        Status status = record.labelling().status();
        // what did not work out may do so now that somebody has put it there once more
        boolean finished = status == Status.LABELLED || (status.isFinal() && !writtenAgain);
        if (!finished) {
            work.begin(known, object, version(object, latest));
            return;
        }
        ObjectVersion version = version(object, latest);
        if (!version.equals(record.version())) {
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

    private static boolean isSame(ObjectVersion version, StoredObject object) {
        return object.etag().equals(version.etag()) && object.size() == version.size();
    }

    private static ObjectVersion version(StoredObject object, Sequencer sequencer) {
        return new ObjectVersion(object.etag(), object.size(), object.versionId(), sequencer, object.lastModified());
    }
}
