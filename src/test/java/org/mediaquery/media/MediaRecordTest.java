package org.mediaquery.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MediaRecordTest {

    @Test
    void labelsAreByFallingConfidenceWithoutRepeats() {
        MediaRecord record = new MediaRecord(
                "a.jpg",
                new ObjectVersion("e", 1, null, null, Instant.EPOCH),
                Content.of(MediaType.IMAGE, "image/jpeg"),
                new Labelling(
                        Status.LABELLED,
                        null,
                        Instant.EPOCH,
                        List.of(seen("Snow", 40), seen("dog", 60), seen("Dog", 98), seen("Animal", 90))));
        assertThat(record.labels()).containsExactly("Dog", "Animal", "Snow");
    }

    @Test
    void aConfidenceIsZeroToAHundred() {
        assertThatThrownBy(() -> seen("Dog", 100.1)).hasMessageContaining("Dog");
        assertThatThrownBy(() -> seen("Dog", Double.NaN)).hasMessageContaining("Dog");
    }

    @Test
    void labelsAreComparedComposedAndWithoutCase() {
        assertThat(Label.fold(" Cafe\u0301 ")).isEqualTo(Label.fold("CAFÉ"));
    }

    private static Detection seen(String label, double confidence) {
        return Detection.of(Label.of(label), confidence, "test");
    }
}
