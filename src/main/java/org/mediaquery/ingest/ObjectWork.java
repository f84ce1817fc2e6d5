package org.mediaquery.ingest;

import java.lang.System.Logger.Level;
import org.mediaquery.catalog.Known;
import org.mediaquery.labelling.LabellingException;
import org.mediaquery.labelling.Subject;
import org.mediaquery.media.Labelling;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.ObjectVersion;
import org.mediaquery.media.Printable;
import org.mediaquery.media.SourceState;
import org.mediaquery.media.Status;
import org.mediaquery.media.UnreadableMediaException;
import org.mediaquery.storage.StoredObject;
import org.mediaquery.storage.ThumbnailStore;

/** Looks at one object, has it labelled, and writes down what came of it; one worker at a time. */
final class ObjectWork {

    private static final System.Logger LOG = System.getLogger(ObjectWork.class.getName());

    private final Inspection inspection;
    private final ThumbnailStore thumbnails;
    private final Asking asking;
    private final OneAtATime oneAtATime;
    private final LargeObjects large;

    /** Who is asked, where the answers go, and who looks on. */
    record Asking(Labellers labellers, Recorder recorder, Parking parking, Observer observer) {}

    /** Who may begin. */
    record Turns(OneAtATime oneAtATime, LargeObjects large) {}

    ObjectWork(Inspection inspection, ThumbnailStore thumbnails, Asking asking, Turns turns) {
        this.inspection = inspection;
        this.thumbnails = thumbnails;
        this.asking = asking;
        this.oneAtATime = turns.oneAtATime();
        this.large = turns.large();
    }

    /**
     * Does all that an object needs. The record is written once before it is labelled, so that whoever finished in the
     * meantime shows as a conflict before anything is paid for a second time, and so that what is begun can be told from
     * what is wanted anew.
     *
     * @param known read before the object was found in the store
     * @param version the object, as the record will tell of it
     * @throws BusyException when another worker is at it
     * @throws LabellingException when a labeller is to be asked once more
     * @throws org.mediaquery.catalog.ConflictException when somebody else changed the record meanwhile
     */
    void begin(Known known, StoredObject object, ObjectVersion version, Again again) {
        large.run(
                object,
                () -> oneAtATime.run(object.name(), object.etag(), turn -> begin(known, object, version, again, turn)));
    }

    private void begin(Known known, StoredObject object, ObjectVersion version, Again again, OneAtATime.Turn turn) {
        try (Observer.Scene scene = asking.observer().labelling(object);
                Inspected inspected = inspection.inspect(object, version)) {
            Labelling before = before(known, version);
            Labelling plan = AdoptedLabels.kept(before, again)
                    .orElseGet(() -> inspected.canBeLabelled()
                            ? asking.labellers().plan(inspected.content().type(), before, again)
                            : inspected.end());
            Known begun =
                    asking.recorder().put(known, new MediaRecord(object.name(), version, inspected.content(), plan));
            if (!(inspected.subject() instanceof PictureSubject) && isOfAnother(known, version)) {
                // of what the name stood for before
                thumbnails.delete(object.name());
            }
            if (inspected.canBeLabelled()) {
                label(begun, inspected.subject(), turn);
            }
        }
    }

    private static boolean isOfAnother(Known known, ObjectVersion version) {
        return known.hasRecord() && !known.record().version().isSame(version);
    }

    /** What labellers made of the same version so far. */
    private Labelling before(Known known, ObjectVersion version) {
        boolean same = known.hasRecord() && known.record().version().isSame(version);
        return same || AdoptedLabels.areOf(known, version) ? known.record().labelling() : Labelling.pending();
    }

    private void label(Known begun, Subject subject, OneAtATime.Turn turn) {
        try {
            if (subject instanceof PictureSubject picture) {
                thumbnails.put(picture.name(), picture.file().thumbnail());
            }
        } catch (UnreadableMediaException e) {
            LOG.log(Level.DEBUG, "the object cannot be read", e);
            if (begun.record().labelling().any(AdoptedLabels::isAdopted)) {
                return;
            }
            tell(asking.recorder().put(begun, begun.record().with(Labelling.ended(Status.FAILED, e.getMessage()))));
            return;
        }
        Known known = begun;
        LabellingException passing = null;
        for (SourceState state : begun.record().labelling().sources()) {
            if (asking.labellers().isToBeAsked(state)) {
                turn.confirm();
                try {
                    // each at once, so that whatever becomes of the others it is not asked again
                    SourceState answer = asking.labellers().ask(state, subject);
                    Known before = known;
                    known = Insistence.insist(() -> asking.recorder().record(before, answer));
                    if (subject instanceof VideoSubject video) {
                        video.file().poster().ifPresent(jpeg -> thumbnails.put(video.name(), jpeg));
                    }
                } catch (LabellingException e) {
                    passing = with(passing, e);
                    known = asking.recorder().record(known, asking.labellers().failed(state, e));
                }
            }
        }
        tell(known);
        asking.parking().park(known.record());
        if (passing != null) {
            throw passing;
        }
    }

    /** The first one stands for the others, and none is lost. */
    private static LabellingException with(LabellingException first, LabellingException next) {
        if (first == null) {
            return next;
        }
        if (first != next) {
            first.addSuppressed(next);
        }
        return first;
    }

    private static void tell(Known known) {
        Labelling labelling = known.record().labelling();
        LOG.log(
                Level.INFO,
                "{0} is {1}: {2}",
                Printable.whole(known.name()),
                labelling.status(),
                labelling.reason() == null ? known.record().labels() : Printable.whole(labelling.reason()));
    }
}
