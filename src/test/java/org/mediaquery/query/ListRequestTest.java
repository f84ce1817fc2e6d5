package org.mediaquery.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediaquery.catalog.search.LabelFilter;
import org.mediaquery.catalog.search.Search;
import org.mediaquery.catalog.search.Sort;
import org.mediaquery.catalog.search.TimeRange;
import org.mediaquery.media.InvalidInputException;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.SortKey;
import org.mediaquery.media.labels.Status;

class ListRequestTest {

    @Test
    void withoutParametersItIsTheFirstHundred() {
        ListRequest request = ListRequest.of(Map.of());
        assertThat(request.limit()).isEqualTo(100);
        assertThat(request.cursor()).isNull();
        assertThat(request.search()).isEqualTo(Search.EVERYTHING);
        assertThat(request.sort()).isEqualTo(Sort.BY_NAME);
    }

    @Test
    void labelsAreRepeatedAndWithoutCase() {
        ListRequest request = ListRequest.of(
                Map.of("label", List.of("Dog", "SNOW", "dog"), "media-type", List.of("Video"), "limit", List.of("7")));
        assertThat(request.search().labels().all()).containsExactly("dog", "snow");
        assertThat(request.search().filter().type()).isEqualTo(MediaType.VIDEO);
        assertThat(request.limit()).isEqualTo(7);
    }

    @Test
    void noTwoQueriesAskTheSameQuestion() {
        assertThat(ListRequest.question(Map.of("label", List.of("red", "landscape"))))
                .isNotEqualTo(ListRequest.question(Map.of("label", List.of("red, landscape"))))
                .isNotEqualTo(ListRequest.question(Map.of("any-label", List.of("red", "landscape"))))
                .isNotEqualTo(ListRequest.question(Map.of("label", List.of("red"), "sort", List.of("size"))));
    }

    @Test
    void theQuestionIsTheSameOnEachPage() {
        assertThat(ListRequest.question(
                        Map.of("label", List.of("red"), "limit", List.of("1"), "cursor", List.of("abc"))))
                .isEqualTo(ListRequest.question(Map.of("label", List.of("red"))));
    }

    @Test
    void wordsAreTakenApart() {
        assertThat(ListRequest.of(Map.of("q", List.of("BEWARE, of the Café!")))
                        .search()
                        .terms())
                .containsExactly("beware", "of", "the", "café");
    }

    @Test
    void statusAndModerationAreFilters() {
        ListRequest request = ListRequest.of(Map.of("status", List.of("Queued"), "moderated", List.of("false")));
        assertThat(request.search().filter().status()).isEqualTo(Status.QUEUED);
        assertThat(request.search().filter().moderated()).isFalse();
    }

    @Test
    void labelsMayBeAlternativesAndExclusionsAndHaveToBeSure() {
        ListRequest request = ListRequest.of(Map.of(
                "any-label", List.of("Dog", "Cat"), "not-label", List.of("Snow"), "min-confidence", List.of("75.5")));
        assertThat(request.search().labels())
                .isEqualTo(new LabelFilter(List.of(), List.of("dog", "cat"), List.of("snow"), 75.5));
    }

    @Test
    void timesAreMomentsOrDays() {
        ListRequest request = ListRequest.of(Map.of(
                "uploaded-after", List.of("2026-11-20"), "uploaded-before", List.of("2026-11-20T22:50:00.5+01:00")));
        assertThat(request.search().uploaded())
                .isEqualTo(
                        new TimeRange(Instant.parse("2026-11-20T00:00:00Z"), Instant.parse("2026-11-20T21:50:00.5Z")));
    }

    @Test
    void theOrderIsOneOfSix() {
        assertThat(ListRequest.of(Map.of("sort", List.of("-uploaded"))).sort())
                .isEqualTo(new Sort(SortKey.UPLOADED, true));
        assertThat(ListRequest.of(Map.of("sort", List.of("size"))).sort()).isEqualTo(new Sort(SortKey.SIZE, false));
    }

    @ParameterizedTest
    @CsvSource({
        "limit,0",
        "limit,1001",
        "limit,ten",
        "limit,-1",
        "limit,99999999999999",
        "uploaded-after,+300000000-01-01",
        "uploaded-after,-0001-01-01",
        "uploaded-before,99999-01-01T00:00:00Z",
        "startswith,'\uD83D'",
        "media-type,picture",
        "label,''",
        "status,lost",
        "moderated,perhaps",
        "q,!?",
        "sort,colour",
        "sort,--name",
        "min-confidence,101",
        "min-confidence,NaN",
        "min-confidence,-1",
        "uploaded-after,yesterday",
        "uploaded-before,2026-13-01",
        "uploaded-before,2026-11-20T25:00:00Z",
        "colour,red",
        "name,''",
    })
    void namesInvalidParameters(String parameter, String value) {
        assertThatThrownBy(() -> ListRequest.of(Map.of(parameter, List.of(value))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(parameter);
    }

    @Test
    void limitsTheNumberOfLabels() {
        List<String> eleven = IntStream.range(0, 11).mapToObj(Integer::toString).toList();
        assertThatThrownBy(() -> ListRequest.of(Map.of("any-label", eleven))).hasMessageContaining("any-label");
    }

    @Test
    void onceMeansOnce() {
        assertThatThrownBy(() -> ListRequest.of(Map.of("limit", List.of("1", "2"))))
                .hasMessageContaining("limit")
                .hasMessageContaining("2 times");
    }

    @Test
    void rejectsValuesLongerThanATableKey() {
        assertThatThrownBy(() -> ListRequest.of(Map.of("startswith", List.of("a".repeat(1025)))))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ListRequest.of(Map.of("label", List.of("a".repeat(257)))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("label");
        assertThatThrownBy(() -> ListRequest.of(Map.of("q", List.of("a b c d e f g h i j k"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("10");
    }
}
