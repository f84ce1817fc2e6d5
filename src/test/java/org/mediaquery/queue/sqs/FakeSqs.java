package org.mediaquery.queue.sqs;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Implements SendMessageBatch of the SQS protocol (AWS JSON 1.0). Every response has the member {@code Failed}, empty
 * or not, as in the examples of the SQS API reference. GetQueueAttributes reports an empty queue.
 */
public final class FakeSqs implements AutoCloseable {

    private final List<String> sent = new ArrayList<>();
    private final List<Integer> batches = new ArrayList<>();
    private final Deque<Set<String>> rejections = new ArrayDeque<>();
    private boolean senderFault;
    private final WireMockServer server = new WireMockServer(WireMockConfiguration.options()
            .dynamicPort()
            .bindAddress("127.0.0.1")
            .extensions(new Answers()));

    public FakeSqs() {
        server.start();
        server.stubFor(any(anyUrl()));
    }

    public String url() {
        return "http://127.0.0.1:" + server.port() + "/123456789012/media-events";
    }

    public SqsClient client() {
        return SqsClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + server.port()))
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    /** Rejects these bodies in the next batch; each call configures one more batch. */
    synchronized void reject(Set<String> bodies) {
        rejections.add(bodies);
    }

    /** Reports rejected messages as a fault of the sender. */
    synchronized void blameSender() {
        senderFault = true;
    }

    /** Returns all accepted bodies, in order. */
    public synchronized List<String> sent() {
        return List.copyOf(sent);
    }

    /** Returns the number of messages in each batch. */
    synchronized List<Integer> batches() {
        return List.copyOf(batches);
    }

    @Override
    public void close() {
        server.stop();
    }

    private synchronized JsonObject answer(JsonObject request) {
        if (!request.containsKey("Entries")) {
            return Json.createObjectBuilder()
                    .add(
                            "Attributes",
                            Json.createObjectBuilder()
                                    .add("ApproximateNumberOfMessages", "0")
                                    .add("ApproximateNumberOfMessagesDelayed", "0")
                                    .add("ApproximateNumberOfMessagesNotVisible", "0"))
                    .build();
        }
        Set<String> rejected = rejections.isEmpty() ? Set.of() : rejections.remove();
        List<JsonObject> entries = request.getJsonArray("Entries").getValuesAs(JsonObject.class);
        batches.add(entries.size());
        JsonArrayBuilder successful = Json.createArrayBuilder();
        JsonArrayBuilder failed = Json.createArrayBuilder();
        for (JsonObject entry : entries) {
            String body = entry.getString("MessageBody");
            JsonObjectBuilder result = Json.createObjectBuilder().add("Id", entry.getString("Id"));
            if (rejected.contains(body)) {
                failed.add(result.add("Code", "InternalError")
                        .add("Message", "Internal failure.")
                        .add("SenderFault", senderFault));
            } else {
                sent.add(body);
                successful.add(result.add("MessageId", "message-" + sent.size()).add("MD5OfMessageBody", md5(body)));
            }
        }
        return Json.createObjectBuilder()
                .add("Successful", successful)
                .add("Failed", failed)
                .build();
    }

    private static String md5(String body) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    private final class Answers implements ResponseDefinitionTransformerV2 {

        @Override
        public String getName() {
            return "sqs";
        }

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            try (JsonReader json =
                    Json.createReader(new StringReader(event.getRequest().getBodyAsString()))) {
                return aResponse()
                        .withHeader("Content-Type", "application/x-amz-json-1.0")
                        .withBody(answer(json.readObject()).toString())
                        .build();
            }
        }
    }
}
