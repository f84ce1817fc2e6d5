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
 * Adds the object in work ({@code ext_media}) and the current trace ({@code ext_traceId}, {@code ext_spanId}) to each line
 * of the JSON log.
 *
 * <p>Calls Open Liberty's {@code LogRecordContext} by reflection, since its API is in no public repository. Does nothing
 * outside of that server.
 */
public final class LogContext implements IngestObserver {

    private static final String CONTEXT = "com.ibm.websphere.logging.hpel.LogRecordContext";

    private static final System.Logger LOG = System.getLogger(LogContext.class.getName());

    private final ThreadLocal<String> name = new ThreadLocal<>();

    /** Strong references, since the server holds only weak ones. */
    private final List<Object> extensions;

    public LogContext() {
        extensions = List.of(
                register("media", this::media),
                register("traceId", () -> trace(Span.current().getSpanContext())),
                register("spanId", () -> span(Span.current().getSpanContext())));
        LOG.log(Level.DEBUG, "log lines have {0} additional fields", extensions.size());
    }

    @Override
    public Observation onMessage(QueueMessage message) {
        return name::remove;
    }

    /** Sets the object until the message is done, so that a failure logged after the event carries it too. */
    @Override
    public Observation onEvent(QueueEvent event) {
        name.set(event.name());
        return Observation.NOOP;
    }

    /** Returns the object in work on this thread; null if there is none. */
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
            throw new IllegalStateException("this version of Open Liberty has a different LogRecordContext", e);
        }
    }
}
