package org.mediaquery.upload;

import jakarta.json.JsonStructure;
import org.mediaquery.catalog.Known;

/**
 * What the client is told of its upload.
 *
 * @param status HTTP's
 * @param known the one record; null when there are many
 * @param body the record, or a list
 */
record FormAnswer(int status, Known known, JsonStructure body) {}
