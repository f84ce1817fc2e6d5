package org.mediaquery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The workflows and the CI script run the README's test command. */
class WorkflowsTest {

    private static final Pattern TEST_COMMAND = Pattern.compile("## Test it\\s+```sh\\n(.+)\\n```");

    @ParameterizedTest
    @ValueSource(strings = {"ci", "release"})
    void workflowsRunTheTestCommand(String workflow) throws IOException {
        JsonNode steps = new YAMLMapper()
                .readTree(Path.of(".github/workflows", workflow + ".yml").toFile())
                .findValue("steps");
        assertThat(steps).extracting(step -> step.path("run").asText()).anyMatch(run -> run.replace("-B -ntp ", "")
                .equals(testCommand()));
    }

    @Test
    void ciRunsTheTestCommand() throws IOException {
        assertThat(Files.readAllLines(Path.of(".ci/run")))
                .contains("exec " + testCommand().replace("mvn ", "mvn -B -ntp "));
    }

    private static String testCommand() {
        try {
            Matcher command = TEST_COMMAND.matcher(Files.readString(Path.of("README.md")));
            assertThat(command.find()).isTrue();
            return command.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
