package org.mediaquery.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediaquery.catalog.LabelTerms;
import org.mediaquery.catalog.Search;
import org.mediaquery.catalog.Sort;
import org.mediaquery.media.InvalidInputException;
import org.mediaquery.media.Order;

class CursorsTest {

    private static final Search DOGS = Search.below("a/").with(LabelTerms.all(List.of("dog")));
    private static final Sort NEWEST = new Sort(Order.UPLOADED, true);

    private final Cursors cursors = new Cursors(() -> "secret".getBytes(StandardCharsets.UTF_8));
    private final String cursor = cursors.write("a/ü🐕.jpg", DOGS, NEWEST);

    @Test
    void aCursorLeadsBackToItsPlace() {
        assertThat(cursors.read(cursor, DOGS, NEWEST)).isEqualTo("a/ü🐕.jpg");
    }

    @Test
    void itGoesOnWithItsOwnQuestionOnly() {
        assertThatThrownBy(() -> cursors.read(cursor, Search.below("a/"), NEWEST))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("cursor");
        assertThatThrownBy(() -> cursors.read(cursor, DOGS, Sort.BY_NAME)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void nobodyElseMakesOne() {
        Cursors other = new Cursors(() -> "guess".getBytes(StandardCharsets.UTF_8));
        String forged = other.write("a/ü🐕.jpg", DOGS, NEWEST);
        assertThatThrownBy(() -> cursors.read(forged, DOGS, NEWEST)).isInstanceOf(InvalidInputException.class);
        byte[] bytes = Base64.getUrlDecoder().decode(cursor);
        bytes[bytes.length - 1]++;
        String changed = Base64.getUrlEncoder().encodeToString(bytes);
        assertThatThrownBy(() -> cursors.read(changed, DOGS, NEWEST)).isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "***", "/w", "AAAA", "AAAAAAAAAAAAAAAAAAAAAA"})
    void whatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> cursors.read(text, DOGS, NEWEST)).isInstanceOf(InvalidInputException.class);
    }
}
