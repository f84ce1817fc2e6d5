package org.mediaquery.platform.observability;

import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Map;

/** Reads a trace context from message attributes or object metadata. */
final class TraceContextGetter implements TextMapGetter<Map<String, String>> {

    @Override
    public Iterable<String> keys(Map<String, String> carried) {
        return carried.keySet();
    }

    @Override
    public String get(Map<String, String> carried, String key) {
        return carried == null ? null : carried.get(key);
    }
}
