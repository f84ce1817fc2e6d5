package org.mediaquery.storage;

import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.mediaquery.media.Detection;
import org.mediaquery.media.Labelling;
import org.mediaquery.media.NameHash;

/**
 * Detections that are too many for a record: an item of DynamoDB holds 400 KB (developer guide, "Service quotas"), which a
 * long video exceeds. They are kept whole in the bucket of derived objects, as gzipped JSON, and in the record without
 * their boxes and spans.
 */
public final class DetailStore {

    /** Looked up once: {@link jakarta.json.Json} looks through the class path at each call. */
    private static final JsonProvider JSON = JsonProvider.provider();

    /** Half of what an item holds: labels stand in it twice, and the rest of the record needs its room. */
    static final int ROOM = 200_000;

    private final MediaStore derived;

    /** @param derived a bucket whose changes nobody is told of */
    public DetailStore(MediaStore derived) {
        this.derived = derived;
    }

    /** The labelling as a record can hold it; what it cannot hold is kept here. */
    public Labelling fit(String name, Labelling labelling) {
        List<Detection> detections = labelling.detections();
        if (DetectionSize.of(detections) <= ROOM) {
            return labelling;
        }
        // a key of its own each time, so that a record that is not replaced in the end keeps what belongs to it
        String key = "detections/" + NameHash.of(name) + "/" + UUID.randomUUID() + ".json.gz";
        derived.put(key, "application/gzip", write(detections));
        return labelling.with(key, abridge(detections));
    }

    /** The labelling with all of its detections. */
    public Labelling whole(Labelling labelling) {
        return labelling.details() == null ? labelling : labelling.with(null, detections(labelling));
    }

    /** All detections of a labelling; as much as the record holds when they were replaced at this moment. */
    public List<Detection> detections(Labelling labelling) {
        if (labelling.details() == null) {
            return labelling.detections();
        }
        Optional<InputStream> stored = derived.head(labelling.details()).map(derived::open);
        return stored.map(DetailStore::read).orElseGet(labelling::detections);
    }

    /** Deletes what is kept here of a labelling, if anything is. */
    public void delete(Labelling labelling) {
        if (labelling.details() != null) {
            derived.delete(labelling.details());
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

    private static byte[] write(List<Detection> detections) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes);
                JsonGenerator json = JSON.createGenerator(gzip)) {
            json.writeStartArray();
            detections.forEach(detection -> json.write(DetectionJson.write(detection)));
            json.writeEnd();
        } catch (IOException e) {
            throw new UncheckedIOException("gzip failed in memory", e);
        }
        return bytes.toByteArray();
    }

    private static List<Detection> read(InputStream stored) {
        try (InputStream gzip = new GZIPInputStream(stored);
                JsonParser json = JSON.createParser(gzip)) {
            json.next();
            return json.getArrayStream()
                    .map(JsonValue::asJsonObject)
                    .map(DetectionJson::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the store broke off while detections were read", e);
        }
    }
}
