package org.mediaquery.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LocalPortsTest {

    private final Map<String, String> environment = new HashMap<>();
    private LocalPorts free;

    @BeforeEach
    void fill() {
        free = LocalPorts.free();
        environment.put("HTTP_PORT", Integer.toString(free.http()));
        environment.put("S3_PORT", Integer.toString(free.s3()));
        environment.put("DYNAMODB_PORT", Integer.toString(free.dynamo()));
        environment.put("SQS_PORT", Integer.toString(free.sqs()));
    }

    @Test
    void readsPortsFromTheEnvironment() {
        assertThat(LocalPorts.of(environment)).isEqualTo(free);
    }

    @Test
    void namesThePortInUseAndTheVariableToChange() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            environment.put("DYNAMODB_PORT", Integer.toString(taken.getLocalPort()));

            assertThatThrownBy(() -> LocalPorts.of(environment))
                    .isInstanceOf(LocalRunException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + " is in use")
                    .hasMessageContaining("DYNAMODB_PORT");
        }
    }

    @Test
    void rejectsInvalidPorts() {
        environment.put("S3_PORT", "65536");

        assertThatThrownBy(() -> LocalPorts.of(environment))
                .isInstanceOf(LocalRunException.class)
                .hasMessageContaining("S3_PORT is \"65536\"");
    }

    @Test
    void rejectsDuplicatePorts() {
        environment.put("S3_PORT", environment.get("HTTP_PORT"));

        assertThatThrownBy(() -> LocalPorts.of(environment))
                .isInstanceOf(LocalRunException.class)
                .hasMessageContaining("four different ports");
    }
}
