package org.mediaquery.platform.observability;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** Adds the current trace to sent messages as attributes, and requests these attributes when receiving. */
public final class MessageTraces implements ExecutionInterceptor {

    private final TextMapPropagator propagator;

    public MessageTraces(OpenTelemetry telemetry) {
        propagator = telemetry.getPropagators().getTextMapPropagator();
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        SdkRequest request = context.request();
        if (request instanceof ReceiveMessageRequest receive
                && !propagator.fields().isEmpty()) {
            List<String> names = new ArrayList<>(receive.messageAttributeNames());
            names.addAll(propagator.fields());
            return receive.toBuilder().messageAttributeNames(names).build();
        }
        if (request instanceof SendMessageRequest send) {
            return send.toBuilder()
                    .messageAttributes(withTrace(send.messageAttributes()))
                    .build();
        }
        if (request instanceof SendMessageBatchRequest batch) {
            return batch.toBuilder()
                    .entries(batch.entries().stream().map(this::withTrace).toList())
                    .build();
        }
        return request;
    }

    private SendMessageBatchRequestEntry withTrace(SendMessageBatchRequestEntry entry) {
        return entry.toBuilder()
                .messageAttributes(withTrace(entry.messageAttributes()))
                .build();
    }

    private Map<String, MessageAttributeValue> withTrace(Map<String, MessageAttributeValue> attributes) {
        Map<String, MessageAttributeValue> all = new HashMap<>(attributes);
        propagator.inject(
                io.opentelemetry.context.Context.current(),
                all,
                (carried, key, value) -> carried.put(
                        key,
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(value)
                                .build()));
        return all;
    }
}
