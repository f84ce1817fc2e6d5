package org.mediaquery.local;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mediaquery.forwarder.Forwarder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** AWS on one machine: stand-ins for S3, DynamoDB and SQS with the service's resources, and with S3 notifications. */
public final class LocalCloud implements AutoCloseable {

    public static final String REGION = "us-east-1";
    public static final String ACCESS_KEY = "local";
    public static final String SECRET_KEY = "locallocal";

    /** The default name, which all tests use. */
    public static final String BUCKET = "media";

    public static final String DERIVED_BUCKET = "media-derived";
    public static final String TABLE = "media";
    public static final String INDEX_TABLE = "media-index";

    private final LocalPorts ports;
    private final LocalNames names;
    private final String queueUrl;
    private final Notifier notifier;

    /** The started parts, in the order to stop them: last started, first stopped. */
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    /** Starts the cloud for a test, with the default names. Objects are stored in a folder, everything else in memory. */
    public static LocalCloud forTest(LocalPorts ports, Path folder) throws Exception {
        return new LocalCloud(ports, LocalNames.usual(), folder, null, Reach.LOOPBACK);
    }

    /** Starts the cloud with all data in a folder, so that it survives a restart. A process can run only one at a time. */
    static LocalCloud keeping(LocalPorts ports, LocalNames names, Path folder) throws Exception {
        return new LocalCloud(
                ports,
                names,
                folder,
                Files.createDirectories(folder.toAbsolutePath().resolve("sqs")),
                Reach.LOOPBACK);
    }

    /** Starts the cloud for clients on other hosts. Objects are stored in a folder, everything else in memory. */
    static LocalCloud reachable(LocalPorts ports, LocalNames names, Path folder, Reach reach) throws Exception {
        return new LocalCloud(ports, names, folder, null, reach);
    }

    private LocalCloud(LocalPorts ports, LocalNames names, Path folder, Path messages, Reach reach) throws Exception {
        this.ports = ports;
        this.names = names;
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            parts.push(new DynamoStandIn(
                    reach,
                    ports.dynamo(),
                    messages == null ? null : Files.createDirectories(absolute.resolve("dynamodb"))));
            parts.push(new SqsStandIn(reach, ports.sqs(), messages));
            SqsClient lambdaClient = sqs();
            parts.push(lambdaClient);
            queueUrl = Provision.queue(lambdaClient);
            notifier = new Notifier(
                    names.bucket(),
                    new Forwarder(lambdaClient, queueUrl),
                    new Outbox(Files.createDirectories(absolute.resolve("notifications"))));
            parts.push(notifier);
            parts.push(new S3StandIn(
                    URI.create("http://" + reach.bind() + ":" + ports.s3()),
                    Files.createDirectories(absolute.resolve("s3")),
                    notifier,
                    List.of("http://localhost:" + ports.http(), "http://127.0.0.1:" + ports.http())));
            try (S3Client s3 = s3();
                    DynamoDbClient dynamo = dynamo()) {
                Provision.buckets(s3, names.bucket(), names.derivedBucket());
                Provision.tables(dynamo, names.table(), names.indexTable());
            }
            notifier.start();
        } catch (Exception e) {
            stopAfter(e);
            throw e;
        }
    }

    /** Returns the environment variables that configure the service for this cloud. */
    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(names.environment());
        environment.put("AWS_REGION", REGION);
        environment.put("AWS_ACCESS_KEY_ID", ACCESS_KEY);
        environment.put("AWS_SECRET_ACCESS_KEY", SECRET_KEY);
        environment.put("AWS_ENDPOINT_URL_S3", endpoint(ports.s3()).toString());
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", endpoint(ports.dynamo()).toString());
        environment.put("AWS_ENDPOINT_URL_SQS", endpoint(ports.sqs()).toString());
        environment.put("MEDIA_QUEUE_URL", queueUrl);
        environment.put("HTTP_PORT", Integer.toString(ports.http()));
        return environment;
    }

    /** Drops, repeats or delays notifications from now on. */
    public void deliver(Notifier.Deliveries deliveries) {
        notifier.deliver(deliveries);
    }

    LocalNames names() {
        return names;
    }

    public LocalPorts ports() {
        return ports;
    }

    public String queueUrl() {
        return queueUrl;
    }

    /** Returns an S3 client, to be closed by the caller. */
    public S3Client s3() {
        return client(S3Client.builder().forcePathStyle(true), ports.s3());
    }

    /** Returns a DynamoDB client, to be closed by the caller. */
    public DynamoDbClient dynamo(ExecutionInterceptor... interceptors) {
        return client(
                DynamoDbClient.builder()
                        .overrideConfiguration(override -> override.executionInterceptors(List.of(interceptors))),
                ports.dynamo());
    }

    /** Returns a DynamoDB client with the given HTTP client, both to be closed by the caller. */
    public DynamoDbClient dynamo(SdkHttpClient http) {
        return client(DynamoDbClient.builder().httpClient(http), ports.dynamo());
    }

    /** Creates another pair of tables for a catalog. */
    public void createTables(String records, String index) {
        try (DynamoDbClient dynamo = dynamo()) {
            Provision.tables(dynamo, records, index);
        }
    }

    /** Returns an SQS client, to be closed by the caller. */
    public SqsClient sqs(ExecutionInterceptor... interceptors) {
        return client(
                SqsClient.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .overrideConfiguration(override -> override.executionInterceptors(List.of(interceptors))),
                ports.sqs());
    }

    @Override
    public void close() throws Exception {
        Exception failure = null;
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void stopAfter(Exception failure) {
        try {
            close();
        } catch (Exception e) {
            failure.addSuppressed(e);
        }
    }

    private static <B extends AwsClientBuilder<B, C>, C> C client(B builder, int port) {
        return builder.endpointOverride(endpoint(port))
                .region(Region.of(REGION))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)))
                .build();
    }

    private static URI endpoint(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
