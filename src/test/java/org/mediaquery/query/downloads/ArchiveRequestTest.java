package org.mediaquery.query.downloads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mediaquery.media.InvalidInputException;

class ArchiveRequestTest {

    @Test
    void takesUpToAThousandNames() {
        assertThat(ArchiveRequest.names(Map.of("name", Collections.nCopies(1000, "a.jpg"))))
                .hasSize(1000);
        assertRefused(Map.of("name", Collections.nCopies(1001, "a.jpg")));
    }

    @Test
    void refusesOtherForms() {
        assertRefused(Map.of());
        assertRefused(Map.of("name", List.of("")));
        assertRefused(Map.of("name", List.of("a".repeat(2000))));
        assertRefused(Map.of("name", List.of("a"), "format", List.of("tar")));
    }

    private static void assertRefused(Map<String, List<String>> form) {
        assertThatThrownBy(() -> ArchiveRequest.names(form)).isInstanceOf(InvalidInputException.class);
    }
}
