package org.mediaquery.storage;

import java.net.URI;
import java.time.Instant;

/**
 * A link that lets whoever has it read one object.
 *
 * @param url carries its permission in its query
 * @param expires when it stops working
 */
public record PresignedLink(URI url, Instant expires) {}
