package org.mediaquery.platform.observability;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Supplier;
import org.mediaquery.ingest.IngestObserver;
import org.mediaquery.queue.QueueEvent;
import org.mediaquery.queue.QueueMessage;

/**
 * Has each line of a JSON log say which object was at work ({@code ext_media}) and in which trace it was written
 * ({@code ext_traceId}, {@code ext_spanId}).
 *
 * <p>This is Open Liberty's {@code LogRecordContext}, called by reflection, since its API is in no repository; outside of that
 * server nothing happens.
 */
public final class LogContext implements IngestObserver {

    private static final String CONTEXT = "com.ibm.websphere.logging.hpel.LogRecordContext";

    private static final System.Logger LOG = System.getLogger(LogContext.class.getName());

    private final ThreadLocal<String> name = new ThreadLocal<>();

    /** Kept here, since the server refers to them weakly. */
    private final List<Object> extensions;

    public LogContext() {
        extensions = List.of(
                register("media", this::media),
                register("traceId", () -> trace(Span.current().getSpanContext())),
                register("spanId", () -> span(Span.current().getSpanContext())));
        LOG.log(Level.DEBUG, "lines of the log have {0} fields of our own", extensions.size());
    }

    @Override
    public Observation onMessage(QueueMessage message) {
        return name::remove;
    }

    /** Stays until the message is done: that its work failed is said after the notice, and is about it. */
    @Override
    public Observation onEvent(QueueEvent event) {
        name.set(event.name());
        return Observation.PLAIN;
    }

    /** The object that this thread is at; null when it is at none. */
    String media() {
        return name.get();
    }

    private static String trace(SpanContext span) {
        return span.isValid() ? span.getTraceId() : null;
    }

    private static String span(SpanContext span) {
        return span.isValid() ? span.getSpanId() : null;
    }

    private static Object register(String field, Supplier<String> value) {
        try {
            Class<?> context = Class.forName(CONTEXT);
            Class<?> type = Class.forName(CONTEXT + "$Extension");
            Object extension = Proxy.newProxyInstance(
                    LogContext.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                        return switch (method.getName()) {
                            case "getValue" -> value.get();
                            case "hashCode" -> System.identityHashCode(proxy);
                            case "equals" -> proxy == arguments[0];
                            default -> field;
                        };
                    });
            context.getMethod("registerExtension", String.class, type).invoke(null, field, extension);
            return extension;
        } catch (ClassNotFoundException e) {
            LOG.log(Level.DEBUG, "not in Open Liberty", e);
            return field;
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("this version of Open Liberty has another LogRecordContext", e);
        }
    }
}
