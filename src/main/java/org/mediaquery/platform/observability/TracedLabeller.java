package org.mediaquery.platform.observability;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.util.function.Supplier;
import org.mediaquery.labelling.ForwardingLabeller;
import org.mediaquery.labelling.Labeller;
import org.mediaquery.labelling.LabellerAnswer;
import org.mediaquery.labelling.Subject;

/** Adds a span for each call of a labeller to the object's trace. */
public final class TracedLabeller extends ForwardingLabeller implements AutoCloseable {

    private final Tracer tracer;

    public TracedLabeller(Labeller delegate, OpenTelemetry telemetry) {
        super(delegate);
        tracer = telemetry.getTracer(IngestTraces.INSTRUMENTATION);
    }

    @Override
    public LabellerAnswer label(Subject subject, String token) {
        return traced("label", () -> delegate().label(subject, token));
    }

    @Override
    public LabellerAnswer collect(String jobId) {
        return traced("collect", () -> delegate().collect(jobId));
    }

    @Override
    public void close() throws Exception {
        if (delegate() instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }

    private LabellerAnswer traced(String what, Supplier<LabellerAnswer> call) {
        Span span = tracer.spanBuilder(what + " by " + source())
                .setAttribute("media_query.labeller", source())
                .startSpan();
        try (Scope scope = span.makeCurrent()) {
            LabellerAnswer answer = call.get();
            span.setAttribute("media_query.answer", answer.getClass().getSimpleName());
            return answer;
        } catch (RuntimeException e) {
            span.recordException(e);
            span.setStatus(StatusCode.ERROR);
            throw e;
        } finally {
            span.end();
        }
    }
}
