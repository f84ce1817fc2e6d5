package org.mediaquery.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediaquery.catalog.InMemoryCatalog;
import org.mediaquery.media.Content;
import org.mediaquery.media.InvalidInputException;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.ObjectVersion;
import org.mediaquery.media.labels.Detection;
import org.mediaquery.media.labels.Label;
import org.mediaquery.media.labels.LabellerResult;
import org.mediaquery.media.labels.Labelling;
import org.mediaquery.media.labels.SourceProgress;
import org.mediaquery.media.labels.SourceState;

class FacetsTest {

    private final InMemoryCatalog catalog = new InMemoryCatalog();
    private final MediaQueries queries =
            new MediaQueries(catalog, new Cursors(() -> "secret".getBytes(StandardCharsets.UTF_8)));

    @Test
    void countsLabelsTypesStatusesFoldersAndMonths() {
        put("holiday/a.jpg", "2026-11-30T23:59:59Z", "Dog", "Snow");
        put("holiday/sub/b.jpg", "2026-12-01T00:00:00Z", "DOG");
        put("work/c.jpg", "2026-11-01T00:00:00Z", "Desk");
        put("d.jpg", "2026-11-01T00:00:00Z");

        JsonObject facets = facets(Map.of());

        assertThat(facets.getInt("matches")).isEqualTo(4);
        assertThat(facets.getBoolean("exact")).isTrue();
        assertThat(pairs(facets, "labels", "label")).containsExactlyInAnyOrder("Desk 1", "Dog 2", "Snow 1");
        assertThat(pairs(facets, "labels", "label").get(0)).isEqualToIgnoringCase("Dog 2");
        assertThat(pairs(facets, "types", "type")).containsExactly("image 4");
        assertThat(pairs(facets, "statuses", "status")).containsExactly("LABELLED 4");
        assertThat(pairs(facets, "folders", "folder")).containsExactly("holiday/ 2", "work/ 1");
        assertThat(pairs(facets, "months", "month")).containsExactly("2026-12 1", "2026-11 3");
    }

    @Test
    void countsWithinTheSearch() {
        put("holiday/a.jpg", "2026-11-30T23:59:59Z", "Dog", "Snow");
        put("holiday/sub/b.jpg", "2026-12-01T00:00:00Z", "Dog");
        put("holiday/sub/deep/c.jpg", "2026-12-01T00:00:00Z", "Cat");

        JsonObject facets = facets(Map.of("startswith", List.of("holiday/"), "label", List.of("dog")));

        assertThat(facets.getInt("matches")).isEqualTo(2);
        assertThat(pairs(facets, "labels", "label")).containsExactly("Dog 2", "Snow 1");
        assertThat(pairs(facets, "folders", "folder")).containsExactly("holiday/sub/ 1");
        assertThat(facets(Map.of("name", List.of("holiday/a.jpg"))).getInt("matches"))
                .isEqualTo(1);
    }

    @Test
    void ignoresLabelsThatAreLessCertainThanTheSearchWants() {
        put("a.jpg", "2026-11-30T23:59:59Z", "Dog", "Snow");

        // labels have 90 % and 89 %
        JsonObject facets = facets(Map.of("min-confidence", List.of("90")));

        assertThat(pairs(facets, "labels", "label")).containsExactly("Dog 1");
    }

    @Test
    void looksAtTheFirstThousand() {
        for (int i = 0; i < 1000; i++) {
            put("%04d.jpg".formatted(i), "2026-11-30T23:59:59Z", "Label " + i);
        }
        assertThat(facets(Map.of()).getInt("matches")).isEqualTo(1000);
        assertThat(facets(Map.of()).getBoolean("exact")).isTrue();
        assertThat(pairs(facets(Map.of()), "labels", "label")).hasSize(100);

        put("last.jpg", "2026-11-30T23:59:59Z");
        assertThat(facets(Map.of()).getInt("matches")).isEqualTo(1000);
        assertThat(facets(Map.of()).getBoolean("exact")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit", "cursor", "unknown"})
    void refusesOtherParameters(String parameter) {
        Map<String, List<String>> query = Map.of(parameter, List.of("1"));

        assertThatThrownBy(() -> facets(query))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(parameter);
    }

    private JsonObject facets(Map<String, List<String>> query) {
        return FacetJson.write(queries.facets(query));
    }

    private static List<String> pairs(JsonObject facets, String facet, String key) {
        return facets.getJsonArray(facet).getValuesAs(JsonObject.class).stream()
                .map(count -> count.getString(key) + " " + count.getInt("count"))
                .toList();
    }

    private void put(String name, String uploaded, String... labels) {
        double[] confidence = {91};
        List<Detection> detections = Arrays.stream(labels)
                .map(label -> Detection.of(Label.of(label), --confidence[0], "fake"))
                .toList();
        SourceState state =
                new SourceState("fake", 1, SourceProgress.labelled(Instant.EPOCH), LabellerResult.of(detections));
        catalog.put(
                catalog.snapshot(name),
                new MediaRecord(
                        name,
                        new ObjectVersion("etag", 1, null, null, Instant.parse(uploaded)),
                        Content.of(MediaType.IMAGE, "image/jpeg"),
                        Labelling.of(List.of(state))));
    }
}
