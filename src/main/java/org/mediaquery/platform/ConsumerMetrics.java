package org.mediaquery.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.annotation.Gauge;

/** What an operator watches of the consumer. */
@ApplicationScoped
public class ConsumerMetrics {

    @Inject
    LifeCycle lifeCycle;

    @Gauge(
            name = "media_messages_in_work",
            absolute = true,
            unit = MetricUnits.NONE,
            description = "Messages that are worked on now")
    public int inWork() {
        return lifeCycle.consumer().busy();
    }

    @Gauge(
            name = "media_queue_answers",
            absolute = true,
            unit = MetricUnits.NONE,
            description = "1 when the queue answered the last time that it was asked, else 0")
    public int queueAnswers() {
        return lifeCycle.consumer().health().failure().isEmpty() ? 1 : 0;
    }
}
