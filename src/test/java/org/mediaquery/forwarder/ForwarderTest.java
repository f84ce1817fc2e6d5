package org.mediaquery.forwarder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

class ForwarderTest {

    private static final String QUEUE = "https://sqs.example/1/media-events";

    private final List<SendMessageRequest> sent = new ArrayList<>();

    @Test
    void sendsNotificationUnchanged() throws IOException {
        String notification = "{ \"Records\" : [],\n \"future\":\"Grüße, \uD83D\uDC36 \\u00e9\" }\n";
        ByteArrayOutputStream answer = new ByteArrayOutputStream();

        new Forwarder(accepting(), QUEUE).handleRequest(stream(notification), answer, null);

        assertThat(sent).singleElement().satisfies(message -> {
            assertThat(message.queueUrl()).isEqualTo(QUEUE);
            assertThat(message.messageBody()).isEqualTo(notification);
        });
        assertThat(answer.size()).isZero();
    }

    @Test
    void failsWhenSqsRejectsMessage() {
        SqsException rejection =
                (SqsException) SqsException.builder().message("no such queue").build();

        assertThatThrownBy(() -> new Forwarder(rejecting(rejection), QUEUE)
                        .handleRequest(stream("{}"), new ByteArrayOutputStream(), null))
                .isSameAs(rejection);
    }

    @Test
    void reportsMissingVariable() {
        assumeThat(System.getenv(Forwarder.QUEUE_URL)).isNull();

        assertThatThrownBy(Forwarder::new)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("MEDIA_QUEUE_URL");
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private SqsClient accepting() {
        return new Sqs() {
            @Override
            public SendMessageResponse sendMessage(SendMessageRequest request) {
                sent.add(request);
                return SendMessageResponse.builder().build();
            }
        };
    }

    private static SqsClient rejecting(SqsException rejection) {
        return new Sqs() {
            @Override
            public SendMessageResponse sendMessage(SendMessageRequest request) {
                throw rejection;
            }
        };
    }

    private abstract static class Sqs implements SqsClient {

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {
            // nothing to close
        }
    }
}
