package org.mediaquery.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SequencerTest {

    @Test
    void padsTheShorterSequencerOnTheRight() {
        assertThat(new Sequencer("0055AED6DCD90281E5"))
                .isEqualByComparingTo(new Sequencer("0055AED6DCD90281E500"))
                .isLessThan(new Sequencer("0055AED6DCD90281E501"));
        assertThat(new Sequencer("1").isAfter(new Sequencer("0FFFFFF"))).isTrue();
    }

    @Test
    void ignoresTheCaseOfDigits() {
        assertThat(new Sequencer("00ab").isAfter(new Sequencer("00AA"))).isTrue();
        assertThat(new Sequencer("00ab")).isEqualByComparingTo(new Sequencer("00AB"));
    }

    @Test
    void isNotAfterItself() {
        assertThat(new Sequencer("7").isAfter(new Sequencer("7"))).isFalse();
    }
}
