package org.mediaquery.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mediaquery.media.labels.Detection;
import org.mediaquery.media.labels.Label;
import org.mediaquery.media.labels.LabellerResult;
import org.mediaquery.media.labels.Labelling;
import org.mediaquery.media.labels.SourceProgress;
import org.mediaquery.media.labels.SourceState;

class MediaRecordTest {

    @Test
    void sortsLabelsByConfidenceWithoutDuplicates() {
        MediaRecord record = new MediaRecord(
                "a.jpg",
                new ObjectVersion("e", 1, null, null, Instant.EPOCH),
                Content.of(MediaType.IMAGE, "image/jpeg"),
                Labelling.of(List.of(SourceState.first("test")
                        .with(
                                SourceProgress.labelled(Instant.EPOCH),
                                LabellerResult.of(List.of(
                                        detection("Snow", 40),
                                        detection("dog", 60),
                                        detection("Dog", 98),
                                        detection("Animal", 90)))))));
        assertThat(record.labels()).containsExactly("Dog", "Animal", "Snow");
    }

    @Test
    void refusesConfidencesOutsideZeroToAHundred() {
        assertThatThrownBy(() -> detection("Dog", 100.1)).hasMessageContaining("Dog");
        assertThatThrownBy(() -> detection("Dog", Double.NaN)).hasMessageContaining("Dog");
    }

    @Test
    void normalizesLabelsForComparison() {
        assertThat(Label.fold(" Cafe\u0301 ")).isEqualTo(Label.fold("CAFÉ"));
    }

    private static Detection detection(String label, double confidence) {
        return Detection.of(Label.of(label), confidence, "test");
    }
}
