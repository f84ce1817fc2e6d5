package org.mediaquery.catalog.dynamo.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mediaquery.catalog.dynamo.table.Facet;
import org.mediaquery.catalog.search.LabelFilter;
import org.mediaquery.catalog.search.MediaFilter;
import org.mediaquery.catalog.search.Search;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.SortKey;

class QueryPlanTest {

    private static final Search DOGS_AND_SNOW = Search.EVERYTHING.with(LabelFilter.all(List.of("Dog", "Snow")));

    @Test
    void readsTheListOfTheRarestLabel() {
        Map<String, Long> counts = Map.of("label#dog", 20L, "label#snow", 10L);
        assertThat(QueryPlan.of(DOGS_AND_SNOW, SortKey.UPLOADED, 100, facets -> counts))
                .isEqualTo(new QueryPlan(List.of("label#snow"), false, SortKey.UPLOADED));
    }

    @Test
    void sortsARareLabelBySizeInMemory() {
        Map<String, Long> counts = Map.of("label#dog", 500_000L, "label#snow", 1_000L, Facet.SHOWN, 1_000_000L);
        assertThat(QueryPlan.of(DOGS_AND_SNOW, SortKey.SIZE, 100, facets -> counts))
                .isEqualTo(new QueryPlan(List.of("label#snow"), false, SortKey.NAME));
    }

    @Test
    void sortsALabelOfAPageInMemoryEvenIfAllRecordsHaveIt() {
        Map<String, Long> counts = Map.of("label#dog", 100L, "label#snow", 100L, Facet.SHOWN, 100L);
        assertThat(QueryPlan.of(DOGS_AND_SNOW, SortKey.SIZE, 100, facets -> counts)
                        .order())
                .isEqualTo(SortKey.NAME);
    }

    @Test
    void filtersTheListBySizeForAFrequentLabel() {
        Map<String, Long> frequent = Map.of("label#dog", 500_000L, "label#snow", 9_000L, Facet.SHOWN, 1_000_000L);
        Map<String, Long> everywhere = Map.of("label#dog", 900L, "label#snow", 800L, Facet.SHOWN, 1_000L);
        QueryPlan filtered = new QueryPlan(List.of(Facet.SHOWN), false, SortKey.SIZE);
        assertThat(QueryPlan.of(DOGS_AND_SNOW, SortKey.SIZE, 100, facets -> frequent))
                .isEqualTo(filtered);
        assertThat(QueryPlan.of(DOGS_AND_SNOW, SortKey.SIZE, 100, facets -> everywhere))
                .isEqualTo(filtered);
    }

    @Test
    void filtersTheListOfATypeIfTheSearchIsForThatType() {
        Map<String, Long> counts = Map.of("label#dog", 900L, "label#snow", 800L, "type#video", 1_000L);
        Search videos = DOGS_AND_SNOW.with(MediaFilter.of(MediaType.VIDEO));
        assertThat(QueryPlan.of(videos, SortKey.SIZE, 100, facets -> counts))
                .isEqualTo(new QueryPlan(List.of("type#video"), false, SortKey.SIZE));
    }
}
