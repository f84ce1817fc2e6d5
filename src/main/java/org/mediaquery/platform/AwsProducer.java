package org.mediaquery.platform;

import io.opentelemetry.api.OpenTelemetry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.mediaquery.catalog.Census;
import org.mediaquery.catalog.DynamoCatalog;
import org.mediaquery.catalog.NoScans;
import org.mediaquery.platform.watch.MessageTraces;
import org.mediaquery.platform.watch.TracedCalls;
import org.mediaquery.platform.watch.UploadTraces;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The clients of AWS. Region, credentials and endpoints come from the SDK's own chain, so that any S3, DynamoDB or SQS,
 * or something that speaks their protocols, is a matter of the environment.
 */
@ApplicationScoped
public class AwsProducer {

    private static final Duration TO_CONNECT = Duration.ofSeconds(5);

    /** How long nothing may come, also in the middle of a large body; most calls have a shorter limit of their own. */
    private static final Duration TO_ANSWER = Duration.ofSeconds(50);

    /**
     * It takes milliseconds as a rule. When the network has swallowed what was said, so it has on each connection of the
     * pool: each of them is found dead by a try of its own, so that this should not take long.
     */
    private static final Duration TABLE_TO_ANSWER = Duration.ofSeconds(3);

    private static final Duration QUEUE_TO_ANSWER = Duration.ofSeconds(5);

    @Produces
    @Singleton
    SdkHttpClient http(Settings settings) {
        // one for the poll, and for each message one for the heartbeat and some for the work; the rest for the API
        return Apache5HttpClient.builder()
                .maxConnections(50 + 4 * settings.work().concurrency())
                .connectionTimeout(TO_CONNECT)
                .socketTimeout(TO_ANSWER)
                .build();
    }

    void close(@Disposes SdkHttpClient http) {
        http.close();
    }

    @Produces
    @Singleton
    S3Client s3(SdkHttpClient http, Settings settings, OpenTelemetry telemetry) {
        return S3Client.builder()
                .httpClient(http)
                .overrideConfiguration(override -> override.addExecutionInterceptor(
                                new UploadTraces(telemetry, settings.resources().bucket()))
                        .addExecutionInterceptor(new TracedCalls(telemetry)))
                .forcePathStyle(S3Endpoint.isOverridden(System::getenv, System::getProperty))
                // the newer default sends trailing checksums, which many that speak S3's protocol do not understand
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
    DynamoDbClient dynamo(SdkHttpClient http, OpenTelemetry telemetry) {
        return DynamoDbClient.builder()
                .httpClient(http)
                .overrideConfiguration(override -> override.addExecutionInterceptor(new NoScans())
                        .addExecutionInterceptor(new TracedCalls(telemetry))
                        .apiCallAttemptTimeout(TABLE_TO_ANSWER))
                .build();
    }

    void close(@Disposes DynamoDbClient dynamo) {
        dynamo.close();
    }

    @Produces
    @Singleton
    DynamoCalls calls() {
        return new DynamoCalls();
    }

    void close(@Disposes DynamoCalls calls) {
        calls.close();
    }

    /** The only one that gets a client which may read whole tables. */
    @Produces
    @Singleton
    Census census(SdkHttpClient http, Settings settings, DynamoCatalog catalog) {
        return new Census(
                DynamoDbClient.builder().httpClient(http).build(),
                settings.resources().tables(),
                catalog,
                Clock.systemUTC());
    }

    @Produces
    @Singleton
    RekognitionClients rekognition(SdkHttpClient http, OpenTelemetry telemetry) {
        return RekognitionClients.of(http, new TracedCalls(telemetry));
    }

    void close(@Disposes RekognitionClients rekognition) {
        rekognition.close();
    }

    @Produces
    @Singleton
    SqsClient sqs(SdkHttpClient http, OpenTelemetry telemetry) {
        return SqsClient.builder()
                .httpClient(http)
                .overrideConfiguration(override -> override.addExecutionInterceptor(new MessageTraces(telemetry))
                        .addExecutionInterceptor(new TracedCalls(telemetry))
                        .apiCallAttemptTimeout(QUEUE_TO_ANSWER))
                .build();
    }

    void close(@Disposes SqsClient sqs) {
        sqs.close();
    }
}
