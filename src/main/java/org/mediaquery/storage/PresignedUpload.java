package org.mediaquery.storage;

import java.net.URI;
import java.util.Map;

/**
 * A link by which anyone can write one object or part without credentials.
 *
 * @param url for the method PUT, with a signature in its query
 * @param headers that the request must have
 */
public record PresignedUpload(URI url, Map<String, String> headers) {}
