package org.mediaquery.query;

import java.util.List;
import java.util.Map;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.Known;
import org.mediaquery.catalog.Page;
import org.mediaquery.media.UnknownMediaException;

/** Answers the questions about records. */
public final class MediaQueries {

    private final Catalog catalog;

    public MediaQueries(Catalog catalog) {
        this.catalog = catalog;
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
}
