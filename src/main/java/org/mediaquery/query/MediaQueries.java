package org.mediaquery.query;

import java.util.List;
import java.util.Map;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.Known;
import org.mediaquery.catalog.Page;
import org.mediaquery.media.Detection;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.UnknownMediaException;
import org.mediaquery.storage.DetailStore;

/** Answers the questions about records. */
public final class MediaQueries {

    private final Catalog catalog;
    private final DetailStore details;

    public MediaQueries(Catalog catalog, DetailStore details) {
        this.catalog = catalog;
        this.details = details;
    }

    /**
     * A page of the list.
     *
     * @param query the parameters, decoded
     * @throws org.mediaquery.media.InvalidInputException naming the parameter that is wrong
     */
    Page list(Map<String, List<String>> query) {
        ListRequest request = ListRequest.of(query);
        if (request.name() == null) {
            return catalog.list(request.search(), request.after(), request.limit());
        }
        return new Page(
                catalog.find(request.name()).filter(request.search()::matches).stream()
                        .toList(),
                null);
    }

    /**
     * One record.
     *
     * @throws UnknownMediaException when there is none
     */
    Known one(String name) {
        Known known = catalog.know(name);
        if (!known.hasRecord()) {
            throw new UnknownMediaException(name);
        }
        return known;
    }

    /** All that was seen in an object, of which its record may hold a part only. */
    List<Detection> detections(MediaRecord record) {
        return details.detections(record.labelling());
    }
}
