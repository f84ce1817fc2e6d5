package org.mediaquery.labelling.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The runtime must not send telemetry. */
class RuntimeTelemetryTest {

    @ParameterizedTest
    @ValueSource(strings = {"linux-x64", "linux-aarch64"})
    void runtimeIsABuildWithoutTelemetry(String platform) throws IOException {
        String library = "/ai/onnxruntime/native/" + platform + "/libonnxruntime.so";
        try (InputStream file = RuntimeTelemetryTest.class.getResourceAsStream(library)) {
            // the name of the variable that disables telemetry, which all builds with telemetry have
            assertThat(new String(file.readAllBytes(), StandardCharsets.ISO_8859_1).contains("ORT_DISABLE_TELEMETRY"))
                    .isFalse();
        }
    }
}
