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

    /** The maximum number of matches that facets cover. */
    private static final int FACET_MATCHES = 1000;

    /** The maximum number of pages to read for facets. Pages may be short when a search matches few records. */
    private static final int FACET_PAGES = 4;

    private final Catalog catalog;
    private final Cursors cursors;

    public MediaQueries(Catalog catalog, Cursors cursors) {
        this.catalog = catalog;
        this.cursors = cursors;
    }

    /**
     * Returns a page of records.
     *
     * @param query the decoded parameters
     * @throws org.mediaquery.media.InvalidInputException naming the invalid parameter
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
     * Counts the facets of the first matches of a search.
     *
     * @param query the decoded parameters: those of a list except {@code limit} and {@code cursor}
     * @throws org.mediaquery.media.InvalidInputException naming the invalid parameter
     */
    Facets facets(Map<String, List<String>> query) {
        ListRequest request = ListRequest.ofWhole(query);
        Facets facets = new Facets(request.search());
        String after = null;
        for (int pages = 0; pages < FACET_PAGES; pages++) {
            // one more than the maximum shows whether there are further matches
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
     * A page of records.
     *
     * @param cursor the cursor of the next page; null for the last page
     */
    record Answer(List<Page.Item> items, String cursor) {

        /** Returns an entity tag, which changes with the page. */
        String tag() {
            return EntityTags.of(Stream.concat(
                    items.stream().map(item -> item.record().name() + "#" + item.revision()),
                    Stream.ofNullable(cursor)));
        }
    }

    /**
     * Returns a single record.
     *
     * @throws UnknownMediaException if there is no such record
     */
    Snapshot.Present one(String name) {
        return catalog.snapshot(name).present().orElseThrow(() -> new UnknownMediaException(name));
    }
}
