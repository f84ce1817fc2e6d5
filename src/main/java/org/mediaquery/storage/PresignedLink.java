package org.mediaquery.storage;

import java.net.URI;
import java.time.Instant;

/**
 * A link that grants read access to one object.
 *
 * @param url with a signature in its query
 * @param expires when the link expires
 */
public record PresignedLink(URI url, Instant expires) {}
