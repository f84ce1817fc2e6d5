package org.mediaquery.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mediaquery.storage.OverloadedException;

class UploadLimitsTest {

    private final UploadLimits limits = new UploadLimits(2, 1);

    @Test
    void refusesUploadsAboveTheLimit() {
        limits.upload(() -> limits.upload(() -> {
            assertThatThrownBy(() -> limits.upload(() -> 1)).isInstanceOf(OverloadedException.class);
            assertThatThrownBy(() -> limits.form(() -> 1)).isInstanceOf(OverloadedException.class);
            return null;
        }));
    }

    @Test
    void aFormThatWaitedTooLongKeepsNoPermit() {
        UploadLimits impatient = new UploadLimits(5, 1, Duration.ofMillis(1));
        impatient.form(() -> {
            assertThatThrownBy(() -> impatient.form(() -> 1)).isInstanceOf(OverloadedException.class);
            return null;
        });
        assertThat(impatient.<Integer>form(() -> 1)).isEqualTo(1);
    }

    @Test
    void releasesPermitsAfterFailures() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> limits.form(() -> {
                        throw new IllegalStateException("broken");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(limits.<Integer>form(() -> limits.upload(() -> 1))).isEqualTo(1);
    }
}
