package org.mediaquery.local;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.mediaquery.forwarder.Forwarder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** AWS on one machine: S3, DynamoDB and SQS, with all that the service needs in them, and notifications connected. */
public final class LocalCloud implements AutoCloseable {

    public static final String REGION = "us-east-1";
    public static final String ACCESS_KEY = "local";
    public static final String SECRET_KEY = "locallocal";
    public static final String BUCKET = "media";
    public static final String DERIVED_BUCKET = "media-derived";
    public static final String TABLE = "media";
    public static final String INDEX_TABLE = "media-index";

    private final LocalPorts ports;
    private final String queueUrl;
    private final Notifier notifier;
    private final AutoCloseable[] parts;

    /** Starts all of it for a test, with the messages in memory and everything else in a folder. */
    public static LocalCloud forTest(LocalPorts ports, Path folder) throws Exception {
        return new LocalCloud(ports, folder, null);
    }

    /** Starts all of it, with all data in a folder, where the next start finds it. One at a time in a process. */
    static LocalCloud keeping(LocalPorts ports, Path folder) throws Exception {
        return new LocalCloud(
                ports, folder, Files.createDirectories(folder.toAbsolutePath().resolve("sqs")));
    }

    private LocalCloud(LocalPorts ports, Path folder, Path messages) throws Exception {
        this.ports = ports;
        Path absolute = folder.toAbsolutePath().normalize();
        DynamoStandIn dynamo = new DynamoStandIn(ports.dynamo(), Files.createDirectories(absolute.resolve("dynamodb")));
        SqsStandIn sqs = new SqsStandIn(ports.sqs(), messages);
        SqsClient lambdaClient = sqs();
        queueUrl = Provision.queue(lambdaClient);
        notifier = new Notifier(BUCKET, new Forwarder(lambdaClient, queueUrl));
        S3StandIn s3 = new S3StandIn(
                ports.s3(),
                Files.createDirectories(absolute.resolve("s3")),
                notifier,
                "http://localhost:" + ports.http());
        try (S3Client s3Client = s3();
                DynamoDbClient dynamoClient = dynamo()) {
            Provision.buckets(s3Client, BUCKET, DERIVED_BUCKET);
            Provision.tables(dynamoClient, TABLE, INDEX_TABLE);
        }
        notifier.test();
        parts = new AutoCloseable[] {s3, notifier, lambdaClient, sqs, dynamo};
    }

    /** What the service must be told so that it finds this, as environment variables. */
    public Map<String, String> environment() {
        return Map.ofEntries(
                Map.entry("AWS_REGION", REGION),
                Map.entry("AWS_ACCESS_KEY_ID", ACCESS_KEY),
                Map.entry("AWS_SECRET_ACCESS_KEY", SECRET_KEY),
                Map.entry("AWS_ENDPOINT_URL_S3", endpoint(ports.s3()).toString()),
                Map.entry("AWS_ENDPOINT_URL_DYNAMODB", endpoint(ports.dynamo()).toString()),
                Map.entry("AWS_ENDPOINT_URL_SQS", endpoint(ports.sqs()).toString()),
                Map.entry("MEDIA_BUCKET_NAME", BUCKET),
                Map.entry("MEDIA_DERIVED_BUCKET_NAME", DERIVED_BUCKET),
                Map.entry("MEDIA_TABLE_NAME", TABLE),
                Map.entry("MEDIA_INDEX_TABLE_NAME", INDEX_TABLE),
                Map.entry("MEDIA_QUEUE_URL", queueUrl),
                Map.entry("HTTP_PORT", Integer.toString(ports.http())));
    }

    public LocalPorts ports() {
        return ports;
    }

    public String queueUrl() {
        return queueUrl;
    }

    /** A client of the S3 in here, to be closed by the caller. */
    public S3Client s3() {
        return client(S3Client.builder().forcePathStyle(true), ports.s3());
    }

    /** A client of the DynamoDB in here, to be closed by the caller. */
    public DynamoDbClient dynamo() {
        return client(DynamoDbClient.builder(), ports.dynamo());
    }

    /** A client of the SQS in here, to be closed by the caller. */
    public SqsClient sqs() {
        return client(SqsClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()), ports.sqs());
    }

    @Override
    public void close() throws Exception {
        Exception failure = null;
        for (AutoCloseable part : parts) {
            try {
                part.close();
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
