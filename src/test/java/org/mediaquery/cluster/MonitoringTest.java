package org.mediaquery.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The expressions in the dashboard and in the alert rules. */
class MonitoringTest {

    /** The suffixes of counters in Prometheus' naming convention. */
    private static final Pattern COUNTER = Pattern.compile("\\w+_(total|count|bucket|sum)\\b");

    private static final Pattern RATED = Pattern.compile("\\b(?:rate|increase)\\((\\w+)");

    @ParameterizedTest
    @ValueSource(strings = {"dashboard.json", "prometheus-rules.yaml"})
    void countersAreReadWithFunctionsThatHandleResets(String file) throws IOException {
        JsonNode content = new YAMLMapper()
                .readTree(Path.of("k8s/components/monitoring", file).toFile());
        List<String> expressions =
                content.findValues("expr").stream().map(JsonNode::asText).toList();
        assertThat(expressions).isNotEmpty().allSatisfy(expression -> {
            List<String> rated = RATED.matcher(expression)
                    .results()
                    .map(result -> result.group(1))
                    .toList();
            assertThat(COUNTER.matcher(expression).results().map(MatchResult::group))
                    .isSubsetOf(rated);
            assertThat(rated).allMatch(COUNTER.asMatchPredicate());
            assertThat(expression).doesNotContain("delta(");
        });
    }
}
