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
 * Traces the work. A message belongs to the trace that its attributes name, when the service itself has sent it; an object
 * to that of its upload, which its metadata name. S3's notifications carry neither, so that the two are joined by a link.
 *
 * <p>What OpenTelemetry's semantic conventions for messaging have a name for has that name; the rest is under {@code media_query}.
 */
public final class IngestTraces implements IngestObserver {

    /** Who makes the traces of this service. */
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
        return scene(tracer.spanBuilder("process message")
                .setParent(sender)
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("messaging.system", "aws_sqs")
                .setAttribute("messaging.operation.type", "process")
                .setAttribute("messaging.message.id", message.id())
                .setAttribute("media_query.receive_count", message.receiveCount()));
    }

    @Override
    public Observation onEvent(QueueEvent event) {
        return scene(tracer.spanBuilder("handle " + event.getClass().getSimpleName())
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
        return scene(span);
    }

    @Override
    public void onFailure(Throwable failure, Outcome outcome) {
        Span span = Span.current();
        span.addEvent(outcome.getClass().getSimpleName());
        span.recordException(failure);
        span.setStatus(StatusCode.ERROR);
    }

    /** The scene closes the scope; who began the scene closes that. */
    @SuppressWarnings("MustBeClosedChecker")
    private static Observation scene(SpanBuilder builder) {
        Span span = builder.startSpan();
        Scope scope = span.makeCurrent();
        return () -> {
            scope.close();
            span.end();
        };
    }
}
