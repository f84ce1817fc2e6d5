package org.mediaquery.ingest;

import java.lang.System.Logger.Level;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.Known;
import org.mediaquery.media.Labelling;
import org.mediaquery.media.ObjectVersion;
import org.mediaquery.media.Status;
import org.mediaquery.media.UnreadableMediaException;
import org.mediaquery.storage.StoredObject;
import org.mediaquery.storage.ThumbnailStore;

/** Looks at one object, has it labelled, and writes down what came of it; one worker at a time. */
final class ObjectWork {

    private static final int THUMBNAIL_SIDE = 512;

    private static final System.Logger LOG = System.getLogger(ObjectWork.class.getName());

    private final Catalog catalog;
    private final Inspection inspection;
    private final ThumbnailStore thumbnails;
    private final Labellers labellers;
    private final OneAtATime oneAtATime;

    ObjectWork(
            Catalog catalog,
            Inspection inspection,
            ThumbnailStore thumbnails,
            Labellers labellers,
            OneAtATime oneAtATime) {
        this.catalog = catalog;
        this.inspection = inspection;
        this.thumbnails = thumbnails;
        this.labellers = labellers;
        this.oneAtATime = oneAtATime;
    }

    /**
     * Does all that an object needs. The record is written once before it is labelled, so that whoever finished in the
     * meantime shows as a conflict before anything is paid for a second time.
     *
     * @param known read before the object was found in the store
     * @param version the object, as the record will tell of it
     * @throws BusyException when another worker is at it
     * @throws org.mediaquery.catalog.ConflictException when somebody else changed the record meanwhile
     */
    void begin(Known known, StoredObject object, ObjectVersion version) {
        oneAtATime.run(object.name(), object.etag(), () -> {
            try (Inspected inspected = inspection.inspect(object, version)) {
                Known begun = catalog.put(known, inspected.record(object.name(), version));
                if (inspected.canBeLabelled()) {
                    finish(begun, look(inspected));
                }
            }
        });
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
