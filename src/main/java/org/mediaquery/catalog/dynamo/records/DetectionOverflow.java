package org.mediaquery.catalog.dynamo.records;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mediaquery.catalog.DetectionOverflowReference;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.catalog.dynamo.table.CatalogLog;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.NameHash;
import org.mediaquery.media.labels.Detection;
import org.mediaquery.storage.MediaStore;
import org.mediaquery.storage.ObjectChangedException;
import org.mediaquery.storage.ObjectPage;
import org.mediaquery.storage.StoredObject;

/**
 * Keeps detections that are too many for a record: an item of DynamoDB holds 400 KB (developer guide, "Service quotas"), which
 * a long video exceeds. All of them are in an object in the bucket for derived objects; the item holds the surest, without their
 * boxes and spans, and the object's key. An object is written once, under a key of its own, and belongs to one record.
 */
public final class DetectionOverflow {

    /** In bytes, half of what an item holds: labels stand in it twice, and the rest of the record needs its room. */
    static final int ROOM = 200_000;

    private static final String FOLDER = "detections/";

    private final MediaStore derived;
    private final String table;

    /**
     * @param derived a bucket whose changes nobody is notified of
     * @param table that holds the records
     */
    public DetectionOverflow(MediaStore derived, String table) {
        this.derived = derived;
        this.table = table;
    }

    /**
     * Stores the detections that a record's item cannot hold.
     *
     * @param snapshot what the record replaces
     * @return null when the item can hold all of them
     */
    public DetectionOverflowReference fit(Snapshot snapshot, MediaRecord next) {
        List<Detection> detections = next.labelling().detections();
        if (DetectionSize.of(detections) <= ROOM) {
            return null;
        }
        boolean same = snapshot.overflow() != null
                && detections.equals(snapshot.record().labelling().detections());
        String key = same ? snapshot.overflow().key() : write(next.name(), detections);
        return new DetectionOverflowReference(key, next.labelling().with(abridge(detections)));
    }

    private String write(String name, List<Detection> detections) {
        String key = FOLDER + NameHash.of(name) + "/" + UUID.randomUUID() + ".json.gz";
        byte[] file = OverflowFile.write(new OverflowFile.Owner(table, name), detections);
        derived.put(key, "application/gzip", file);
        return key;
    }

    /** A record with all of its detections; nothing when their object is gone. */
    public Optional<Snapshot> whole(Snapshot stored) {
        if (stored.overflow() == null) {
            return Optional.of(stored);
        }
        try {
            return derived.head(stored.overflow().key())
                    .map(derived::open)
                    .map(OverflowFile::readDetections)
                    .map(detections -> stored.with(stored.record().labelling().with(detections)));
        } catch (ObjectChangedException e) {
            CatalogLog.LOG.log(
                    Level.DEBUG, "the detections of " + stored.name() + " were deleted while they were read", e);
            return Optional.empty();
        }
    }

    /** Deletes the object of what is not, or no longer, in the table. What cannot be deleted now is left to the sweep. */
    public void delete(DetectionOverflowReference overflow) {
        try {
            derived.delete(overflow.key());
        } catch (RuntimeException e) {
            CatalogLog.LOG.log(
                    Level.WARNING, overflow.key() + " could not be deleted; it will be found by the sweep", e);
        }
    }

    /** A page of all objects here. */
    public ObjectPage list(String after, int limit) {
        return derived.list(FOLDER, after, limit);
    }

    /** The name of the record that an object belongs to; nothing when it is gone, is another table's, or does not say it. */
    public Optional<String> owner(StoredObject object) {
        try (InputStream file = derived.open(object)) {
            return OverflowFile.readOwner(file)
                    .filter(owner -> owner.table().equals(table))
                    .map(OverflowFile.Owner::name);
        } catch (ObjectChangedException e) {
            CatalogLog.LOG.log(Level.DEBUG, object.name() + " is gone", e);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the store broke off while " + object.name() + " was read", e);
        }
    }

    /** The surest without boxes and spans, as many as fit. */
    private static List<Detection> abridge(List<Detection> detections) {
        List<Detection> kept = new ArrayList<>();
        int room = ROOM;
        List<Detection> surestFirst = detections.stream()
                .sorted(Comparator.comparingDouble(Detection::confidence).reversed())
                .toList();
        for (Detection detection : surestFirst) {
            Detection bare = Detection.of(detection.label(), detection.confidence(), detection.source());
            room -= DetectionSize.of(bare);
            if (room < 0) {
                break;
            }
            kept.add(bare);
        }
        return kept;
    }
}
