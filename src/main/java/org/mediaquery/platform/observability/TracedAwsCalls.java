package org.mediaquery.platform.observability;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Adds a span for each AWS call to the current trace (OpenTelemetry's semantic conventions for the AWS SDK). Calls outside
 * of a trace, such as polls of the queue, start none.
 */
public final class TracedAwsCalls implements ExecutionInterceptor {

    private static final ExecutionAttribute<Span> SPAN = new ExecutionAttribute<>("MediaQuerySpan");

    private final Tracer tracer;

    public TracedAwsCalls(OpenTelemetry telemetry) {
        tracer = telemetry.getTracer(IngestTraces.INSTRUMENTATION);
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (Span.current().getSpanContext().isValid()) {
            String service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
            String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
            attributes.putAttribute(
                    SPAN,
                    tracer.spanBuilder(service + "/" + operation)
                            .setSpanKind(SpanKind.CLIENT)
                            .setAttribute("rpc.system", "aws-api")
                            .setAttribute("rpc.service", service)
                            .setAttribute("rpc.method", operation)
                            .startSpan());
        }
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        end(attributes, null);
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        end(attributes, context.exception());
    }

    private static void end(ExecutionAttributes attributes, Throwable failure) {
        Span span = attributes.getAttribute(SPAN);
        if (span != null) {
            if (failure != null) {
                // a response such as "not found" may be expected, so only this span fails, and not the trace
                span.recordException(failure);
                span.setStatus(StatusCode.ERROR);
            }
            span.end();
        }
    }
}
