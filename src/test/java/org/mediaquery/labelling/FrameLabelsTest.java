package org.mediaquery.labelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mediaquery.media.Frame;
import org.mediaquery.media.labels.Detection;
import org.mediaquery.media.labels.Label;
import org.mediaquery.media.labels.TimeSpan;

class FrameLabelsTest {

    private final FrameLabels labels = new FrameLabels();

    @Test
    void mergesConsecutiveFramesToOneSpan() {
        see(0, "Dog", 60);
        see(1, "dog", 90);
        see(2, "Cat", 50);
        see(3, "Dog", 70);
        assertThat(labels.detections())
                .extracting(detection -> detection.label().name(), Detection::confidence, Detection::spans)
                .containsExactly(
                        tuple("dog", 90.0, List.of(new TimeSpan(0, 2000), new TimeSpan(3000, 4000))),
                        tuple("Cat", 50.0, List.of(new TimeSpan(2000, 3000))));
    }

    @Test
    void dropsDetectionsBelowTheMinimumConfidence() {
        see(0, "Dog", 19);
        assertThat(labels.detections()).isEmpty();
    }

    private void see(int second, String label, double confidence) {
        Frame frame =
                new Frame(second * 1000L, second * 1000L + 1000, new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB));
        labels.add(frame, List.of(Detection.of(Label.of(label), confidence, "test")), 20);
    }
}
