package org.mediaquery.upload.direct;

import static org.mediaquery.media.json.SharedJson.JSON;

import jakarta.json.JsonArray;
import jakarta.json.JsonReader;
import java.io.StringReader;

/**
 * What is known of an upload. It is the client's token, so that any replica can go on with it.
 *
 * @param name of the object
 * @param contentType as declared by the client
 * @param size in bytes
 * @param multipartId the store's id of an upload in parts; empty for one that is sent at once
 */
record UploadTicket(String name, String contentType, long size, String multipartId) {

    PartPlan plan() {
        return new PartPlan(size);
    }

    boolean hasParts() {
        return !multipartId.isEmpty();
    }

    String write() {
        return JSON.createArrayBuilder()
                .add(name)
                .add(contentType)
                .add(size)
                .add(multipartId)
                .build()
                .toString();
    }

    /** Reads what {@link #write} wrote. */
    static UploadTicket read(String text) {
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            JsonArray values = reader.readArray();
            return new UploadTicket(
                    values.getString(0),
                    values.getString(1),
                    values.getJsonNumber(2).longValueExact(),
                    values.getString(3));
        }
    }
}
