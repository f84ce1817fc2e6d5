package org.mediaquery.ingest;

import java.lang.System.Logger.Level;
import java.time.Duration;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.Known;
import org.mediaquery.catalog.Leases;
import org.mediaquery.media.Labelling;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.Status;
import org.mediaquery.media.UnreadableMediaException;
import org.mediaquery.storage.ThumbnailStore;

/** Has an object labelled, once, and writes down what came of it. */
final class LabelWork {

    /** Longer than labelling may take; should a worker die, so long nobody else may try. */
    private static final Duration CLAIM = Duration.ofMinutes(5);

    private static final int THUMBNAIL_SIDE = 512;

    private static final System.Logger LOG = System.getLogger(LabelWork.class.getName());

    private final Catalog catalog;
    private final Leases leases;
    private final ThumbnailStore thumbnails;
    private final Labellers labellers;

    LabelWork(Catalog catalog, Leases leases, ThumbnailStore thumbnails, Labellers labellers) {
        this.catalog = catalog;
        this.leases = leases;
        this.thumbnails = thumbnails;
        this.labellers = labellers;
    }

    /**
     * @throws BusyException when another worker is at it
     * @throws org.mediaquery.catalog.ConflictException when somebody else changed the record meanwhile
     */
    void label(Known known, Inspected inspected) {
        MediaRecord record = known.record();
        String subject = record.name() + "@" + record.version().etag();
        Leases.Claim claim = leases.claim(subject, CLAIM);
        if (claim instanceof Leases.Taken taken) {
            throw new BusyException(record.name(), taken.remaining());
        }
        Leases.Lease lease = ((Leases.Held) claim).lease();
        try {
            // whoever had the claim before may have done all the work since the record was read
            Known now = catalog.know(record.name());
            if (now.hasRecord()
                    && now.record().version().equals(record.version())
                    && !now.record().labelling().status().isFinal()) {
                finish(now, look(inspected));
            }
        } finally {
            leases.release(lease);
        }
    }

    private Labelling look(Inspected inspected) {
        try {
            if (inspected.subject() instanceof PictureSubject picture) {
                thumbnails.put(picture.name(), picture.file().thumbnail(THUMBNAIL_SIDE));
            }
            return labellers.label(inspected.subject());
        } catch (UnreadableMediaException e) {
            LOG.log(Level.DEBUG, "the object cannot be read", e);
            return Labelling.ended(Status.FAILED, e.getMessage());
        }
    }

    private void finish(Known known, Labelling labelling) {
        Known done = catalog.put(known, known.record().with(labelling));
        LOG.log(
                Level.INFO,
                "{0} is {1}: {2}",
                done.name(),
                labelling.status(),
                labelling.reason() == null ? done.record().labels() : labelling.reason());
    }
}
