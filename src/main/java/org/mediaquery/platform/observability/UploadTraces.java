package org.mediaquery.platform.observability;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * Adds the current trace to uploaded objects as metadata, since S3's notifications do not carry it. Adds nothing if no trace
 * is recorded.
 */
public final class UploadTraces implements ExecutionInterceptor {

    private final TextMapPropagator propagator;
    private final String bucket;

    /** @param bucket the bucket whose objects are traced; derived objects are not */
    public UploadTraces(OpenTelemetry telemetry, String bucket) {
        this.propagator = telemetry.getPropagators().getTextMapPropagator();
        this.bucket = bucket;
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        SdkRequest request = context.request();
        if (request instanceof PutObjectRequest put && bucket.equals(put.bucket())) {
            return put.toBuilder().metadata(withTrace(put.metadata())).build();
        }
        if (request instanceof CreateMultipartUploadRequest create && bucket.equals(create.bucket())) {
            return create.toBuilder().metadata(withTrace(create.metadata())).build();
        }
        return request;
    }

    private Map<String, String> withTrace(Map<String, String> metadata) {
        Map<String, String> all = new HashMap<>(metadata);
        propagator.inject(io.opentelemetry.context.Context.current(), all, Map::put);
        return all;
    }
}
