package org.mediaquery.upload;

import org.mediaquery.catalog.Snapshot;
import org.mediaquery.media.MediaRecord;

/**
 * The result of an upload.
 *
 * @param known the state of the stored object, with its record
 * @param replaced whether an object of the same name existed before
 */
record UploadResult(Snapshot.Present known, boolean replaced) {

    private static final int OK = 200;
    private static final int CREATED = 201;

    MediaRecord record() {
        return known.record();
    }

    /** Returns the HTTP status: 201 for a new object, 200 for a replaced one (RFC 9110, section 9.3.4). */
    int status() {
        return replaced ? OK : CREATED;
    }
}
