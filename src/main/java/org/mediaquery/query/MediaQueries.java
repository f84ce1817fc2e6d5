package org.mediaquery.query;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mediaquery.api.EntityTags;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.catalog.search.Page;
import org.mediaquery.catalog.search.Search;
import org.mediaquery.media.UnknownMediaException;

/** Finds records for the API. */
public final class MediaQueries {

    private final Catalog catalog;
    private final Cursors cursors;

    public MediaQueries(Catalog catalog, Cursors cursors) {
        this.catalog = catalog;
        this.cursors = cursors;
    }

    /**
     * A page of the list.
     *
     * @param query the parameters, decoded
     * @throws org.mediaquery.media.InvalidInputException naming the parameter that is wrong
     */
    Answer list(Map<String, List<String>> query) {
        ListRequest request = ListRequest.of(query);
        Search search = request.search();
        String question = ListRequest.question(query);
        String after = request.cursor() == null ? null : cursors.read(request.cursor(), question);
        if (request.name() != null) {
            Snapshot snapshot = catalog.snapshot(request.name());
            boolean wanted = snapshot.hasRecord() && search.matches(snapshot.record());
            return new Answer(
                    wanted ? List.of(new Page.Item(snapshot.record(), snapshot.revision())) : List.of(), null);
        }
        Page page = catalog.list(search, request.sort(), after, request.limit());
        return new Answer(page.items(), page.next() == null ? null : cursors.write(page.next(), question));
    }

    /**
     * A page of the list.
     *
     * @param cursor of the next page; null when this is the last one
     */
    record Answer(List<Page.Item> items, String cursor) {

        /** Changes whenever the page does. */
        String tag() {
            return EntityTags.of(Stream.concat(
                    items.stream().map(item -> item.record().name() + "#" + item.revision()),
                    Stream.ofNullable(cursor)));
        }
    }

    /**
     * One record.
     *
     * @throws UnknownMediaException when there is none
     */
    Snapshot one(String name) {
        Snapshot snapshot = catalog.snapshot(name);
        if (!snapshot.hasRecord()) {
            throw new UnknownMediaException(name);
        }
        return snapshot;
    }
}
