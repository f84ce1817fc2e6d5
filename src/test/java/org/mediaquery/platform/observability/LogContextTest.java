package org.mediaquery.platform.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mediaquery.ingest.IngestObserver;
import org.mediaquery.queue.Delivery;
import org.mediaquery.queue.QueueEvent;
import org.mediaquery.queue.QueueMessage;

class LogContextTest {

    @Test
    void logLinesNameTheObjectUntilTheMessageIsDone() {
        LogContext context = new LogContext();
        QueueMessage message = new QueueMessage("id", "receipt", "body", new Delivery(1, null, Map.of()));
        try (IngestObserver.Observation work = context.onMessage(message)) {
            assertThat(context.media()).isNull();
            context.onEvent(new QueueEvent.ObjectCreated("media", "a.jpg", null))
                    .close();
            assertThat(context.media()).as("when its failure is logged").isEqualTo("a.jpg");
        }
        assertThat(context.media()).isNull();
    }
}
