package org.mediaquery.upload;

import jakarta.json.JsonStructure;
import org.mediaquery.catalog.Snapshot;

/**
 * What the client is told of its upload.
 *
 * @param status HTTP's
 * @param known the one record; null when there are many
 * @param body the record, or a list
 */
record UploadResponse(int status, Snapshot known, JsonStructure body) {}
