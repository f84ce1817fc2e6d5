package org.mediaquery.upload;

import jakarta.json.JsonStructure;
import java.net.URI;

/**
 * What the client is told of its upload.
 *
 * @param status HTTP's
 * @param location of the one record; null when there are many
 * @param body the record, or a list
 */
record FormAnswer(int status, URI location, JsonStructure body) {}
