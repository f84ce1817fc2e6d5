package org.mediaquery.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class PromQlTest {

    @Test
    void findsNamesAndLabels() {
        assertThat(PromQl.wanted("""
                        histogram_quantile(0.95, sum by (le, route) (rate(some_bucket{route=~"/a{b}.*", method!="GET"}[5m])))
                          > 1 and max(other) unless absent(third{}) offset 5m
                        """))
                .containsExactly(
                        new PromQl.Wanted("some_bucket", Set.of("route", "method")),
                        new PromQl.Wanted("other", Set.of()),
                        new PromQl.Wanted("third", Set.of()));
    }
}
