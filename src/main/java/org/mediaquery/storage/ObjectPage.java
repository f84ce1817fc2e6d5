package org.mediaquery.storage;

import java.util.List;

/**
 * A page of a bucket's listing.
 *
 * @param objects in the order of the UTF-8 bytes of their names, without version ids, which listings do not contain
 * @param next the name after which the next page begins; null on the last page
 */
public record ObjectPage(List<StoredObject> objects, String next) {

    public ObjectPage {
        objects = List.copyOf(objects);
    }
}
