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
 * Stores the detections of records that exceed an item's size: DynamoDB allows 400 KB (developer guide, "Service quotas"),
 * and a long video may have more. An object in the bucket for derived objects holds all detections. The item holds the
 * object's key and the detections with the highest confidence, without boxes and spans. Each object has a unique key, is
 * written once, and belongs to one record.
 */
public final class DetectionOverflow {

    /** In bytes; half of an item's maximum, because it holds label names twice, and the rest of the record. */
    static final int MAX_SIZE = 200_000;

    private static final String FOLDER = "detections/";

    private final MediaStore derived;
    private final String table;

    /**
     * Creates an overflow.
     *
     * @param derived a bucket without event notifications
     * @param table the table of records
     */
    public DetectionOverflow(MediaStore derived, String table) {
        this.derived = derived;
        this.table = table;
    }

    /**
     * Stores the detections of a record if they exceed its item's size.
     *
     * @param snapshot the state to replace
     * @return null when the item can hold all detections
     */
    public DetectionOverflowReference fit(Snapshot snapshot, MediaRecord next) {
        List<Detection> detections = next.labelling().detections();
        if (DetectionSize.of(detections) <= MAX_SIZE) {
            return null;
        }
        String key = snapshot.present()
                .filter(present -> present.overflow() != null
                        && detections.equals(present.record().labelling().detections()))
                .map(present -> present.overflow().key())
                .orElseGet(() -> write(next.name(), detections));
        return new DetectionOverflowReference(key, next.labelling().with(abridge(detections)));
    }

    private String write(String name, List<Detection> detections) {
        String key = FOLDER + NameHash.of(name) + "/" + UUID.randomUUID() + ".json.gz";
        byte[] file = OverflowFile.write(new OverflowFile.Owner(table, name), detections);
        derived.put(key, "application/gzip", file);
        return key;
    }

    /** Returns a snapshot with all detections; empty when their object does not exist. */
    public Optional<Snapshot.Present> resolve(Snapshot.Present stored) {
        if (stored.overflow() == null) {
            return Optional.of(stored);
        }
        try {
            return derived.head(stored.overflow().key())
                    .map(derived::open)
                    .map(OverflowFile::readDetections)
                    .map(detections -> stored.with(stored.record().labelling().with(detections)));
        } catch (ObjectChangedException e) {
            CatalogLog.LOG.log(Level.DEBUG, "the detections of " + stored.name() + " were deleted during the read", e);
            return Optional.empty();
        }
    }

    /** Deletes an object that the table does not refer to. If this fails, the sweep deletes it later. */
    public void delete(DetectionOverflowReference overflow) {
        try {
            derived.delete(overflow.key());
        } catch (RuntimeException e) {
            CatalogLog.LOG.log(Level.WARNING, overflow.key() + " could not be deleted; the sweep will delete it", e);
        }
    }

    /** Returns a page of all overflow objects. */
    public ObjectPage list(String after, int limit) {
        return derived.list(FOLDER, after, limit);
    }

    /** Returns the record name in an object; empty when the object is deleted, names none, or belongs to another table. */
    public Optional<String> owner(StoredObject object) {
        try (InputStream file = derived.open(object)) {
            return OverflowFile.readOwner(file)
                    .filter(owner -> owner.table().equals(table))
                    .map(OverflowFile.Owner::name);
        } catch (ObjectChangedException e) {
            CatalogLog.LOG.log(Level.DEBUG, object.name() + " was deleted", e);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the connection to the store failed while reading " + object.name(), e);
        }
    }

    /** Returns the detections with the highest confidence that fit, without boxes and spans. */
    private static List<Detection> abridge(List<Detection> detections) {
        List<Detection> kept = new ArrayList<>();
        int room = MAX_SIZE;
        List<Detection> byConfidence = detections.stream()
                .sorted(Comparator.comparingDouble(Detection::confidence).reversed())
                .toList();
        for (Detection detection : byConfidence) {
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
