package org.mediaquery.storage;

import java.util.List;

/**
 * A part of the list of a bucket.
 *
 * @param objects by the UTF-8 bytes of their names; what lists do not tell of them (their version) is null
 * @param next the name after which the next page begins; null when this is the last one
 */
public record ObjectPage(List<StoredObject> objects, String next) {

    public ObjectPage {
        objects = List.copyOf(objects);
    }
}
