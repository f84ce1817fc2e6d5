package org.mediaquery.platform.aws;

import java.util.function.Supplier;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.rekognition.RekognitionClient;

/**
 * Two clients of Rekognition.
 *
 * @param once does not try again by itself: its calls are paid for, and whoever makes them counts the tries
 * @param patient tries again: it asks for the many pages of an answer that is paid for already
 */
public record RekognitionClients(RekognitionClient once, RekognitionClient patient) implements AutoCloseable {

    /** @param http makes the connections of one client, which closes them with itself */
    static RekognitionClients of(Supplier<SdkHttpClient.Builder<?>> http, ExecutionInterceptor interceptor) {
        return new RekognitionClients(
                RekognitionClient.builder()
                        .httpClientBuilder(http.get())
                        .overrideConfiguration(override -> override.addExecutionInterceptor(interceptor)
                                .retryStrategy(AwsRetryStrategy.doNotRetry()))
                        .build(),
                RekognitionClient.builder()
                        .httpClientBuilder(http.get())
                        .overrideConfiguration(override -> override.addExecutionInterceptor(interceptor)
                                .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                        .maxAttempts(8)
                                        .build()))
                        .build());
    }

    @Override
    public void close() {
        once.close();
        patient.close();
    }
}
