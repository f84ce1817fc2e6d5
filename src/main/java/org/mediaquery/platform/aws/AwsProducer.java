package org.mediaquery.platform.aws;

import io.opentelemetry.api.OpenTelemetry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import org.mediaquery.catalog.dynamo.table.ScanGuard;
import org.mediaquery.platform.config.Settings;
import org.mediaquery.platform.observability.MessageTraces;
import org.mediaquery.platform.observability.TracedAwsCalls;
import org.mediaquery.platform.observability.UploadTraces;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Creates the AWS clients. Region, credentials and endpoints come from the SDK's own provider chains, so the environment
 * can select any compatible S3, DynamoDB or SQS.
 */
@ApplicationScoped
public class AwsProducer {

    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);

    /** The maximum time between two packets, also within a large body. Most calls have a shorter limit. */
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(50);

    /**
     * The timeout of an attempt, which usually takes milliseconds. After a network failure, every connection in the pool may
     * be dead, and each costs one attempt, so the timeout is short.
     */
    private static final Duration TABLE_TIMEOUT = Duration.ofSeconds(3);

    private static final Duration PAGE_TIMEOUT = Duration.ofSeconds(10);

    private static final Duration QUEUE_TIMEOUT = Duration.ofSeconds(5);

    /**
     * Creates the HTTP client of one AWS client, which closes it. With separate pools, uploads that occupy all connections
     * to S3 do not block calls to the queue and the tables.
     */
    private static Apache5HttpClient.Builder http(int connections) {
        return Apache5HttpClient.builder()
                .maxConnections(connections)
                .connectionTimeout(CONNECTION_TIMEOUT)
                .socketTimeout(SOCKET_TIMEOUT);
    }

    @Produces
    @Singleton
    S3Client s3(Settings settings, OpenTelemetry telemetry) {
        return S3Client.builder()
                // each message reads one object and writes another; the rest is for uploads, links and HEAD requests of
                // the API
                .httpClientBuilder(http(60 + 2 * settings.work().concurrency()))
                .overrideConfiguration(override -> override.addExecutionInterceptor(
                                new UploadTraces(telemetry, settings.resources().bucket()))
                        .addExecutionInterceptor(new TracedAwsCalls(telemetry)))
                .forcePathStyle(S3Endpoint.isOverridden(System::getenv, System::getProperty))
                // the newer default sends trailing checksums, which many S3-compatible services do not support
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .build();
    }

    void close(@Disposes S3Client s3) {
        s3.close();
    }

    @Produces
    @Singleton
    S3Presigner presigner(Settings settings) {
        boolean overridden = S3Endpoint.isOverridden(System::getenv, System::getProperty);
        URI publicEndpoint = settings.links().endpoint();
        S3Presigner.Builder presigner = S3Presigner.builder()
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(overridden || publicEndpoint != null)
                        .build());
        if (publicEndpoint != null) {
            presigner.endpointOverride(publicEndpoint);
        }
        return presigner.build();
    }

    void close(@Disposes S3Presigner presigner) {
        presigner.close();
    }

    @Produces
    @Singleton
    DynamoDbClient dynamo(Settings settings, OpenTelemetry telemetry) {
        return DynamoDbClient.builder()
                .httpClientBuilder(
                        http(DynamoExecutor.MOST + 60 + settings.work().concurrency()))
                .overrideConfiguration(override -> override.addExecutionInterceptor(new ScanGuard())
                        .addExecutionInterceptor(new TracedAwsCalls(telemetry))
                        .apiCallAttemptTimeout(TABLE_TIMEOUT))
                .build();
    }

    void close(@Disposes DynamoDbClient dynamo) {
        dynamo.close();
    }

    @Produces
    @Singleton
    DynamoExecutor calls() {
        return new DynamoExecutor();
    }

    void close(@Disposes DynamoExecutor calls) {
        calls.close();
    }

    /** Creates a client for {@link org.mediaquery.catalog.dynamo.check.ConsistencyCheck} only, which may scan tables. */
    @Produces
    @Singleton
    ScanningClient scanning() {
        return new ScanningClient(DynamoDbClient.builder()
                .httpClientBuilder(http(DynamoExecutor.MOST))
                // a page of 1 MB takes longer than an item
                .overrideConfiguration(override -> override.apiCallAttemptTimeout(PAGE_TIMEOUT))
                .build());
    }

    void close(@Disposes ScanningClient scanning) {
        scanning.close();
    }

    @Produces
    @Singleton
    RekognitionClients rekognition(Settings settings, OpenTelemetry telemetry) {
        return RekognitionClients.of(() -> http(2 * settings.work().concurrency()), new TracedAwsCalls(telemetry));
    }

    void close(@Disposes RekognitionClients rekognition) {
        rekognition.close();
    }

    @Produces
    @Singleton
    SqsClient sqs(Settings settings, OpenTelemetry telemetry) {
        return SqsClient.builder()
                // a heartbeat and a delete for each message; the rest is for polling and sending
                .httpClientBuilder(http(20 + 2 * settings.work().concurrency()))
                .overrideConfiguration(override -> override.addExecutionInterceptor(new MessageTraces(telemetry))
                        .addExecutionInterceptor(new TracedAwsCalls(telemetry))
                        .apiCallAttemptTimeout(QUEUE_TIMEOUT))
                .build();
    }

    void close(@Disposes SqsClient sqs) {
        sqs.close();
    }
}
