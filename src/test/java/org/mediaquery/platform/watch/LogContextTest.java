package org.mediaquery.platform.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mediaquery.ingest.Observer;
import org.mediaquery.queue.Delivery;
import org.mediaquery.queue.Notice;
import org.mediaquery.queue.WorkMessage;

class LogContextTest {

    @Test
    void linesAreAboutAnObjectUntilItsMessageIsDone() {
        LogContext context = new LogContext();
        WorkMessage message = new WorkMessage("id", "receipt", "body", new Delivery(1, null, Map.of()));
        try (Observer.Scene work = context.message(message)) {
            assertThat(context.media()).isNull();
            context.notice(new Notice.ObjectCreated("media", "a.jpg", null)).close();
            assertThat(context.media()).as("when its failure is told").isEqualTo("a.jpg");
        }
        assertThat(context.media()).isNull();
    }
}
