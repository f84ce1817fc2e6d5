package org.mediaquery.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableTest {

    @ParameterizedTest
    @CsvSource({
        "'a\nb',a\\u000ab",
        "'a\r\u001b[31mb',a\\u000d\\u001b[31mb",
        "a\u2028b\u202ec,a\\u2028b\\u202ec",
        "ünï 🐕,ünï 🐕",
    })
    void escapesControlAndFormatCharacters(String text, String printable) {
        assertThat(Printable.of(text)).isEqualTo(printable);
    }

    @Test
    void truncatesBetweenCharacters() {
        assertThat(Printable.of("🐕".repeat(201))).isEqualTo("🐕".repeat(200) + "…");
        assertThat(Printable.of("🐕".repeat(200))).isEqualTo("🐕".repeat(200));
    }
}
