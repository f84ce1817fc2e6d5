package org.mediaquery.platform.observability;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapPropagator;
import org.mediaquery.ingest.IngestObserver;
import org.mediaquery.ingest.Outcome;
import org.mediaquery.queue.QueueEvent;
import org.mediaquery.queue.QueueMessage;
import org.mediaquery.storage.StoredObject;

/**
 * Traces messages and objects. A message that the service sent belongs to the trace in its attributes; an object belongs to
 * the trace of its upload, which is in its metadata. S3's notifications carry no trace, so a link connects the two.
 *
 * <p>Attributes follow OpenTelemetry's semantic conventions for messaging; others start with {@code media_query}.
 */
public final class IngestTraces implements IngestObserver {

    /** The instrumentation scope of this service. */
    static final String INSTRUMENTATION = "org.mediaquery";

    private final Tracer tracer;
    private final TextMapPropagator propagator;

    public IngestTraces(OpenTelemetry telemetry) {
        tracer = telemetry.getTracer(INSTRUMENTATION);
        propagator = telemetry.getPropagators().getTextMapPropagator();
    }

    @Override
    public Observation onMessage(QueueMessage message) {
        Context sender = propagator.extract(Context.root(), message.delivery().attributes(), new TraceContextGetter());
        return observe(tracer.spanBuilder("process message")
                .setParent(sender)
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("messaging.system", "aws_sqs")
                .setAttribute("messaging.operation.type", "process")
                .setAttribute("messaging.message.id", message.id())
                .setAttribute("media_query.receive_count", message.receiveCount()));
    }

    @Override
    public Observation onEvent(QueueEvent event) {
        return observe(tracer.spanBuilder("handle " + event.getClass().getSimpleName())
                .setAttribute("media_query.name", event.name()));
    }

    @Override
    public Observation onLabelling(StoredObject object) {
        Context uploader = propagator.extract(Context.root(), object.written().metadata(), new TraceContextGetter());
        Span message = Span.current();
        Span upload = Span.fromContext(uploader);
        SpanBuilder span = tracer.spanBuilder("look at object")
                .setAttribute("media_query.name", object.name())
                .setAttribute("media_query.size", object.size());
        if (upload.getSpanContext().isValid()
                && !upload.getSpanContext()
                        .getTraceId()
                        .equals(message.getSpanContext().getTraceId())) {
            span.setParent(uploader).addLink(message.getSpanContext());
        }
        return observe(span);
    }

    @Override
    public void onFailure(Throwable failure, Outcome outcome) {
        Span span = Span.current();
        span.addEvent(outcome.getClass().getSimpleName());
        span.recordException(failure);
        span.setStatus(StatusCode.ERROR);
    }

    /** Starts a span, which the observation ends. The observation also closes the scope. */
    @SuppressWarnings("MustBeClosedChecker")
    private static Observation observe(SpanBuilder builder) {
        Span span = builder.startSpan();
        Scope scope = span.makeCurrent();
        return () -> {
            scope.close();
            span.end();
        };
    }
}
