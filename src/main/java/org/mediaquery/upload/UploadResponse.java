package org.mediaquery.upload;

import jakarta.json.JsonStructure;
import org.mediaquery.catalog.Snapshot;

/**
 * The response to an upload.
 *
 * @param status the HTTP status
 * @param known the state of a single object; null for several files
 * @param body the record, or a list with an element per file
 */
record UploadResponse(int status, Snapshot.Present known, JsonStructure body) {}
