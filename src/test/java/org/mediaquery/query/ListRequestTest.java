package org.mediaquery.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediaquery.media.InvalidInputException;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.Status;

class ListRequestTest {

    @Test
    void withoutParametersItIsTheFirstHundred() {
        ListRequest request = ListRequest.of(Map.of());
        assertThat(request.limit()).isEqualTo(100);
        assertThat(request.after()).isNull();
        assertThat(request.search().type()).isNull();
    }

    @Test
    void labelsAreRepeatedAndWithoutCase() {
        ListRequest request = ListRequest.of(
                Map.of("label", List.of("Dog", "SNOW", "dog"), "media-type", List.of("Video"), "limit", List.of("7")));
        assertThat(request.search().labels()).containsExactly("dog", "snow");
        assertThat(request.search().type()).isEqualTo(MediaType.VIDEO);
        assertThat(request.limit()).isEqualTo(7);
    }

    @Test
    void wordsAreTakenApart() {
        assertThat(ListRequest.of(Map.of("q", List.of("BEWARE, of the Café!")))
                        .search()
                        .words())
                .containsExactly("beware", "of", "the", "café");
    }

    @Test
    void statusAndModerationAreFilters() {
        ListRequest request = ListRequest.of(Map.of("status", List.of("Queued"), "moderated", List.of("false")));
        assertThat(request.search().status()).isEqualTo(Status.QUEUED);
        assertThat(request.search().moderated()).isFalse();
    }

    @Test
    void aCursorLeadsBackToItsName() {
        String cursor = Cursor.write("a/ü🐕.jpg");
        assertThat(ListRequest.of(Map.of("cursor", List.of(cursor), "startswith", List.of("a/")))
                        .after())
                .isEqualTo("a/ü🐕.jpg");
    }

    @ParameterizedTest
    @CsvSource({
        "limit,0",
        "limit,1001",
        "limit,ten",
        "limit,-1",
        "limit,99999999999999",
        "media-type,picture",
        "label,''",
        "status,lost",
        "moderated,perhaps",
        "q,!?",
        "cursor,***",
        "cursor,/w",
        "colour,red",
        "name,''",
    })
    void whatIsWrongIsNamed(String parameter, String value) {
        assertThatThrownBy(() -> ListRequest.of(Map.of(parameter, List.of(value))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(parameter);
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        assertThatThrownBy(() ->
                        ListRequest.of(Map.of("cursor", List.of(Cursor.write("b.jpg")), "startswith", List.of("a"))))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void onceMeansOnce() {
        assertThatThrownBy(() -> ListRequest.of(Map.of("limit", List.of("1", "2"))))
                .hasMessageContaining("limit")
                .hasMessageContaining("2 times");
    }
}
