package org.mediaquery.platform.aws;

import java.util.function.Supplier;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.rekognition.RekognitionClient;

/**
 * The two Rekognition clients.
 *
 * @param once never retries: its calls are paid for, and the caller counts the attempts
 * @param patient retries: it reads the pages of a result that is already paid for
 */
public record RekognitionClients(RekognitionClient once, RekognitionClient patient) implements AutoCloseable {

    /** @param http creates the HTTP client of one Rekognition client, which closes it */
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
