package org.mediaquery.query;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mediaquery.api.EntityTags;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.catalog.search.Page;
import org.mediaquery.catalog.search.Search;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.UnknownMediaException;

/** Finds records for the API. */
public final class MediaQueries {

    /** The number of matches over which facets are counted. */
    private static final int FACET_MATCHES = 1000;

    /** The number of pages that are read to find them. Pages of a search that matches few records may be short. */
    private static final int FACET_PAGES = 4;

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
        String question = ListRequest.question(query);
        String after = request.cursor() == null ? null : cursors.read(request.cursor(), question);
        Page page = page(request, after, request.limit());
        return new Answer(page.items(), page.next() == null ? null : cursors.write(page.next(), question));
    }

    private Page page(ListRequest request, String after, int limit) {
        Search search = request.search();
        if (request.name() == null) {
            return catalog.list(search, request.sort(), after, limit);
        }
        List<Page.Item> matching = catalog
                .snapshot(request.name())
                .present()
                .filter(snapshot -> search.matches(snapshot.record()))
                .map(snapshot -> new Page.Item(snapshot.record(), snapshot.revision()))
                .stream()
                .toList();
        return new Page(matching, null);
    }

    /**
     * Counts what the first matches of a search have in common.
     *
     * @param query the parameters of a list but {@code limit} and {@code cursor}, decoded
     * @throws org.mediaquery.media.InvalidInputException naming the parameter that is wrong
     */
    Facets facets(Map<String, List<String>> query) {
        ListRequest request = ListRequest.ofWhole(query);
        Facets facets = new Facets(request.search());
        String after = null;
        for (int pages = 0; pages < FACET_PAGES; pages++) {
            // one more, to see whether there are more
            Page page = page(request, after, FACET_MATCHES + 1 - facets.matches());
            for (MediaRecord record : page.records()) {
                if (facets.matches() == FACET_MATCHES) {
                    return facets;
                }
                facets.add(record);
            }
            if (page.next() == null) {
                facets.complete();
                return facets;
            }
            after = page.next();
        }
        return facets;
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
    Snapshot.Present one(String name) {
        return catalog.snapshot(name).present().orElseThrow(() -> new UnknownMediaException(name));
    }
}
