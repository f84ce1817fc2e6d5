package org.mediaquery.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediaquery.media.InvalidInputException;

class CursorsTest {

    private static final String DOGS = "dogs below a/, newest first";

    private final Cursors cursors = new Cursors(() -> "secret".getBytes(StandardCharsets.UTF_8));
    private final String cursor = cursors.write("a/ü🐕.jpg", DOGS);

    @Test
    void aCursorLeadsBackToItsPlace() {
        assertThat(cursors.read(cursor, DOGS)).isEqualTo("a/ü🐕.jpg");
    }

    @Test
    void itGoesOnWithItsOwnQuestionOnly() {
        assertThatThrownBy(() -> cursors.read(cursor, "cats below a/, newest first"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("cursor");
    }

    @Test
    void rejectsForgedCursors() {
        Cursors other = new Cursors(() -> "guess".getBytes(StandardCharsets.UTF_8));
        String forged = other.write("a/ü🐕.jpg", DOGS);
        assertThatThrownBy(() -> cursors.read(forged, DOGS)).isInstanceOf(InvalidInputException.class);
        byte[] bytes = Base64.getUrlDecoder().decode(cursor);
        bytes[bytes.length - 1]++;
        String changed = Base64.getUrlEncoder().encodeToString(bytes);
        assertThatThrownBy(() -> cursors.read(changed, DOGS)).isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "***", "/w", "AAAA", "AAAAAAAAAAAAAAAAAAAAAA"})
    void rejectsTextThatIsNoCursor(String text) {
        assertThatThrownBy(() -> cursors.read(text, DOGS)).isInstanceOf(InvalidInputException.class);
    }
}
