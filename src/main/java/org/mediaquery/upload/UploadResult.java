package org.mediaquery.upload;

import org.mediaquery.catalog.Snapshot;
import org.mediaquery.media.MediaRecord;

/**
 * The outcome of an upload.
 *
 * @param known the record of the stored object, which clients can ask for from now on
 * @param replaced whether there was an object of that name before
 */
record UploadResult(Snapshot known, boolean replaced) {

    private static final int OK = 200;
    private static final int CREATED = 201;

    MediaRecord record() {
        return known.record();
    }

    /** 201 for a new object, 200 for a replaced one (RFC 9110, section 9.3.4). */
    int status() {
        return replaced ? OK : CREATED;
    }
}
