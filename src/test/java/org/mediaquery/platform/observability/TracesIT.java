package org.mediaquery.platform.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.mediaquery.ingest.IngestObserver;
import org.mediaquery.ingest.Outcome;
import org.mediaquery.local.LocalCloud;
import org.mediaquery.local.LocalPorts;
import org.mediaquery.queue.QueueMessage;
import org.mediaquery.queue.sqs.SqsWorkQueue;
import org.mediaquery.storage.StoredObject;
import org.mediaquery.storage.WriteInfo;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Tests traces that messages and objects carry. */
class TracesIT {

    @RegisterExtension
    static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

    @TempDir
    Path folder;

    private LocalCloud cloud;

    @BeforeEach
    void start() throws Exception {
        cloud = LocalCloud.forTest(LocalPorts.free(), folder);
    }

    @AfterEach
    void stop() throws Exception {
        cloud.close();
    }

    @Test
    void aMessageBelongsToTheTraceOfItsSender() {
        OpenTelemetry telemetry = TELEMETRY.getOpenTelemetry();
        IngestTraces traces = new IngestTraces(telemetry);
        try (SqsClient sqs = cloud.sqs(new MessageTraces(telemetry), new TracedAwsCalls(telemetry))) {
            SqsWorkQueue queue = new SqsWorkQueue(sqs, cloud.queueUrl());
            // S3's test event
            queue.receive(1, Duration.ofSeconds(30)).forEach(queue::delete);
            Span sender = telemetry.getTracer("test").spanBuilder("sender").startSpan();
            try (Scope scope = sender.makeCurrent()) {
                queue.send(List.of("one", "two"));
                queue.send("three", Duration.ZERO);
            }
            sender.end();
            for (int i = 0; i < 3; i++) {
                QueueMessage message = queue.receive(1, Duration.ofSeconds(30)).get(0);
                try (IngestObserver.Observation observation = traces.onMessage(message)) {
                    traces.onFailure(new IllegalStateException("broken"), new Outcome.Retry(Duration.ZERO));
                }
            }
        }
        List<SpanData> spans = TELEMETRY.getSpans();
        assertThat(spans)
                .extracting(SpanData::getTraceId)
                .containsOnly(spans.get(0).getTraceId());
        assertThat(spans)
                .extracting(SpanData::getName)
                .as("polls have no trace")
                .containsExactlyInAnyOrder(
                        "Sqs/SendMessageBatch",
                        "Sqs/SendMessage",
                        "sender",
                        "process message",
                        "process message",
                        "process message");
        assertThat(spans.stream().filter(span -> span.getName().equals("process message")))
                .allSatisfy(span -> {
                    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
                    assertThat(span.getEvents()).hasSize(2);
                });
    }

    @Test
    void anObjectBelongsToTheTraceOfItsUpload() {
        IngestTraces traces = new IngestTraces(TELEMETRY.getOpenTelemetry());
        String trace = "0af7651916cd43dd8448eb211c80319c";
        StoredObject uploaded = new StoredObject(
                "a.jpg",
                "etag",
                1,
                null,
                new WriteInfo(Instant.EPOCH, Map.of("traceparent", "00-" + trace + "-b7ad6b7169203331-01")));
        StoredObject put = new StoredObject("b.jpg", "etag", 1, null, WriteInfo.modifiedAt(Instant.EPOCH));
        Span message = TELEMETRY
                .getOpenTelemetry()
                .getTracer("test")
                .spanBuilder("message")
                .startSpan();
        try (Scope scope = message.makeCurrent()) {
            traces.onLabelling(uploaded).close();
            traces.onLabelling(put).close();
        }
        message.end();
        SpanData first = TELEMETRY.getSpans().get(0);
        assertThat(first.getTraceId()).isEqualTo(trace);
        assertThat(first.getLinks().get(0).getSpanContext()).isEqualTo(message.getSpanContext());
        SpanData second = TELEMETRY.getSpans().get(1);
        assertThat(second.getTraceId()).isEqualTo(message.getSpanContext().getTraceId());
        assertThat(second.getLinks()).isEmpty();
    }
}
