package org.mediaquery.catalog.dynamo.records;

import static org.mediaquery.media.json.SharedJson.JSON;

import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.mediaquery.media.json.DetectionJson;
import org.mediaquery.media.labels.Detection;

/**
 * Reads and writes all detections of a record as gzipped JSON, {@code {"table": …, "name": …, "detections": […]}} in this
 * order. Files of an earlier format contain only the array, and do not name their record.
 */
final class OverflowFile {

    private OverflowFile() {}

    /** The record that a file belongs to. */
    record Owner(String table, String name) {}

    static byte[] write(Owner owner, List<Detection> detections) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes);
                JsonGenerator json = JSON.createGenerator(gzip)) {
            json.writeStartObject()
                    .write("table", owner.table())
                    .write("name", owner.name())
                    .writeStartArray("detections");
            detections.forEach(detection -> json.write(DetectionJson.write(detection)));
            json.writeEnd().writeEnd();
        } catch (IOException e) {
            throw new UncheckedIOException("gzip failed in memory", e);
        }
        return bytes.toByteArray();
    }

    /** Reads the detections in a file, and closes the file. */
    static List<Detection> readDetections(InputStream file) {
        try (InputStream gzip = new GZIPInputStream(file);
                JsonParser json = JSON.createParser(gzip)) {
            if (json.next() == JsonParser.Event.START_OBJECT) {
                readOwner(json);
                json.next();
                json.next();
            }
            return json.getArrayStream()
                    .map(JsonValue::asJsonObject)
                    .map(DetectionJson::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the connection to the store failed while reading detections", e);
        }
    }

    /** Reads the owner of a file, and closes the file. Empty for the earlier format. */
    static Optional<Owner> readOwner(InputStream file) throws IOException {
        try (InputStream gzip = new GZIPInputStream(file);
                JsonParser json = JSON.createParser(gzip)) {
            return json.next() == JsonParser.Event.START_OBJECT ? Optional.of(readOwner(json)) : Optional.empty();
        }
    }

    private static Owner readOwner(JsonParser json) {
        return new Owner(readText(json), readText(json));
    }

    private static String readText(JsonParser json) {
        json.next();
        json.next();
        return json.getString();
    }
}
