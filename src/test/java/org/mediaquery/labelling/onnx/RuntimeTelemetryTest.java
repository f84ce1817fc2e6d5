package org.mediaquery.labelling.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What labels pictures in this process must not tell others about it. */
class RuntimeTelemetryTest {

    @ParameterizedTest
    @ValueSource(strings = {"linux-x64", "linux-aarch64"})
    void theRuntimeIsABuildWithoutTelemetry(String platform) throws IOException {
        String library = "/ai/onnxruntime/native/" + platform + "/libonnxruntime.so";
        try (InputStream file = RuntimeTelemetryTest.class.getResourceAsStream(library)) {
            // the name of the variable that switches it off, which is in all builds that have it
            assertThat(new String(file.readAllBytes(), StandardCharsets.ISO_8859_1).contains("ORT_DISABLE_TELEMETRY"))
                    .isFalse();
        }
    }
}
