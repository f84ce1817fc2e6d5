package org.mediaquery.forwarder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediaquery.local.LocalCloud;
import org.mediaquery.local.LocalPorts;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What the build makes: the forwarder's jar, and the WAR. */
class PackagingIT {

    private static final Path BUILD = Path.of(System.getProperty("build.directory"));
    private static final Path JAR = BUILD.resolve("media-query-forwarder.jar");

    @TempDir
    Path folder;

    @Test
    void theForwardersJarHoldsItsRoomAndNothingElseOfOurs() throws IOException {
        assertThat(entries(JAR))
                .contains(
                        "org/mediaquery/forwarder/Forwarder.class",
                        "software/amazon/awssdk/services/sqs/SqsClient.class")
                .noneMatch(name -> name.startsWith("org/mediaquery/")
                        && !name.endsWith("/")
                        && !name.startsWith("org/mediaquery/forwarder/"))
                .noneMatch(name -> name.startsWith("software/amazon/awssdk/services/s3/"))
                .noneMatch(name -> name.startsWith("software/amazon/awssdk/services/dynamodb/"));
    }

    @Test
    void theWarHoldsNeitherForwarderNorStandIns() throws IOException {
        assertThat(entries(BUILD.resolve("media-query.war")))
                .contains("WEB-INF/classes/org/mediaquery/platform/Api.class", "index.html")
                .noneMatch(name -> name.contains("org/mediaquery/forwarder/"))
                .noneMatch(name -> name.contains("org/mediaquery/local/"))
                .noneMatch(
                        name -> name.matches("WEB-INF/lib/(aws-lambda|s3proxy|elasticmq|DynamoDBLocal|netty|jetty).*"));
    }

    /** With the jar alone on its class path, as in Lambda: what is missing in it would show here. */
    @Test
    void theJarForwardsByItself() throws Exception {
        try (LocalCloud cloud = LocalCloud.forTest(LocalPorts.free(), folder);
                SqsClient sqs = cloud.sqs();
                URLClassLoader alone =
                        new URLClassLoader(new URL[] {JAR.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            sqs.purgeQueue(request -> request.queueUrl(cloud.queueUrl()));
            byte[] notification = "{\"Records\":[\"é\"]}".getBytes(StandardCharsets.UTF_8);
            invoke(alone, cloud, notification);
            List<String> bodies = sqs
                    .receiveMessage(
                            request -> request.queueUrl(cloud.queueUrl()).waitTimeSeconds(5))
                    .messages()
                    .stream()
                    .map(message -> message.body())
                    .toList();
            assertThat(bodies).contains("{\"Records\":[\"é\"]}");
        }
    }

    private static void invoke(ClassLoader loader, LocalCloud cloud, byte[] notification) throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        try {
            Class<?> sqsType = loader.loadClass("software.amazon.awssdk.services.sqs.SqsClient");
            System.setProperty("aws.region", LocalCloud.REGION);
            System.setProperty("aws.accessKeyId", LocalCloud.ACCESS_KEY);
            System.setProperty("aws.secretAccessKey", LocalCloud.SECRET_KEY);
            System.setProperty(
                    "aws.endpointUrlSqs", "http://127.0.0.1:" + cloud.ports().sqs());
            Object sqs = sqsType.getMethod("create").invoke(null);
            Class<?> type = loader.loadClass("org.mediaquery.forwarder.Forwarder");
            Object forwarder = type.getConstructor(sqsType, String.class).newInstance(sqs, cloud.queueUrl());
            type.getMethod(
                            "handleRequest",
                            InputStream.class,
                            OutputStream.class,
                            loader.loadClass("com.amazonaws.services.lambda.runtime.Context"))
                    .invoke(forwarder, new ByteArrayInputStream(notification), OutputStream.nullOutputStream(), null);
            ((AutoCloseable) sqs).close();
        } finally {
            for (String key : List.of("aws.region", "aws.accessKeyId", "aws.secretAccessKey", "aws.endpointUrlSqs")) {
                System.clearProperty(key);
            }
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static List<String> entries(Path archive) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }
}
