package org.mediaquery.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mediaquery.imaging.HeifSamples;
import org.mediaquery.imaging.Pictures;
import org.mediaquery.imaging.Samples;
import org.mediaquery.labelling.onnx.TinyOnnxModel;
import org.mediaquery.local.LocalCloud;
import org.mediaquery.local.LocalService;
import org.mediaquery.media.MediaName;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The built WAR on Liberty: from the bucket to the answer, and back. */
class ServiceIT {

    private static final float[][] SKY_AND_LAWN = {{0, 0}, {-9, 9}, {9, -9}};

    @TempDir
    static Path folder;

    private static LocalService service;
    private static S3Client s3;
    private static ApiClient api;

    @BeforeAll
    static void start() throws Exception {
        Path model = Files.write(folder.resolve("tiny.onnx"), TinyOnnxModel.bytes(32, SKY_AND_LAWN));
        Path labels = Files.writeString(folder.resolve("labels.txt"), "sky\nlawn\n");
        service = new LocalService(Map.of("MEDIA_MODEL", model.toString(), "MEDIA_MODEL_LABELS", labels.toString()));
        s3 = service.cloud().s3();
        api = new ApiClient(service.server().home());
    }

    @AfterAll
    static void stop() throws Exception {
        s3.close();
        service.close();
    }

    static List<String> oddNames() {
        return List.of(
                "odd/plain.jpg",
                "odd/with space + plus.jpg",
                "odd/100%25.jpg",
                "odd/ünï/🐕 \uFB01.jpg",
                "odd/semi;colon=1,&?#[]@!$'()*.jpg",
                "odd/" + "é".repeat(120) + "/" + "n".repeat(250) + "/" + "n".repeat(250) + "/" + "m".repeat(200) + "/"
                        + "o".repeat(74) + ".j");
    }

    @ParameterizedTest
    @MethodSource("oddNames")
    void anObjectIsLabelledFoundAndForgotten(String name) throws Exception {
        put(name, Pictures.jpeg());
        JsonObject record = api.awaitStatus(name, "LABELLED");
        assertThat(record.getString("name")).isEqualTo(name);
        assertThat(record.getString("type")).isEqualTo("image");
        assertThat(record.getInt("width")).isEqualTo(320);
        assertThat(ApiClient.texts(record.getJsonArray("labels"))).contains("Sky", "Blue", "Landscape");
        api.awaitNames("label=SKY&startswith=odd/", names -> assertThat(names).contains(name));
        api.awaitNames("name=" + MediaName.toPath(name).replace("/", "%2F"), names -> assertThat(names)
                .containsExactly(name));
        assertHasThumbnails(name, record.getString("etag"));

        s3.deleteObject(request -> request.bucket(LocalCloud.BUCKET).key(name));
        await().atMost(ApiClient.LIMIT)
                .until(() -> api.get("api/media/" + MediaName.toPath(name)).statusCode() == 404);
        api.awaitNames("label=sky&startswith=odd/", names -> assertThat(names).doesNotContain(name));
        await().atMost(ApiClient.LIMIT)
                .until(() -> api.get("api/thumbnails/" + MediaName.toPath(name)).statusCode() == 404);
    }

    private static void assertHasThumbnails(String name, String etag) throws Exception {
        for (int size : new int[] {256, 512, 2048}) {
            URI uri = api.resolve("api/thumbnails/" + MediaName.toPath(name) + "?size=" + size + "&etag=" + etag);
            assertThat(ImageIO.read(uri.toURL()).getWidth()).isEqualTo(Math.min(size, 320));
            assertThat(api.get(uri.toString()).headers().firstValue("Cache-Control"))
                    .contains("private, max-age=31536000, immutable");
        }
    }

    /** What a path cannot hold is named in the query. */
    @Test
    void anObjectWithATabInItsNameIsServed() throws Exception {
        String name = "odd/a\tb.jpg";
        put(name, Pictures.jpeg());
        String query = "?name=odd/a%09b.jpg";
        api.awaitNames("name=odd/a%09b.jpg", names -> assertThat(names).containsExactly(name));
        await().atMost(ApiClient.LIMIT)
                .until(() -> api.get("api/thumbnails/" + query).statusCode() == 200);
        assertThat(api.get("api/downloads/" + query).statusCode()).isEqualTo(307);
        assertThat(api.delete("api/media/" + query).statusCode()).isEqualTo(204);
        assertThat(api.delete("api/media/" + query).statusCode()).isEqualTo(404);
        api.awaitNames("name=odd/a%09b.jpg", names -> assertThat(names).isEmpty());
    }

    @Test
    void theLongestNameIsAsLongAsS3Allows() {
        assertThat(oddNames().stream().mapToInt(name -> name.getBytes(StandardCharsets.UTF_8).length))
                .contains(MediaName.MAX_BYTES);
    }

    @Test
    void aBatchThatIsDeletedIsForgotten() throws Exception {
        for (int i = 0; i < 5; i++) {
            put("batch/" + i + ".jpg", Pictures.jpeg());
        }
        await().atMost(ApiClient.LIMIT)
                .until(() -> api.names("label=sky&startswith=batch/").size() == 5);
        s3.deleteObjects(request -> request.bucket(LocalCloud.BUCKET)
                .delete(batch -> batch.objects(api.names("startswith=batch/").stream()
                        .map(name -> ObjectIdentifier.builder().key(name).build())
                        .toList())));
        await().atMost(ApiClient.LIMIT)
                .until(() -> api.names("startswith=batch/").isEmpty());
    }

    @Test
    void theTableReadsAsTheSamplesDoes() throws Exception {
        put("table/a.jpg", Pictures.jpeg());
        api.awaitStatus("table/a.jpg", "LABELLED");
        try (DynamoDbClient dynamo = service.cloud().dynamo()) {
            Map<String, AttributeValue> item = dynamo.getItem(request -> request.tableName(LocalCloud.TABLE)
                            .key(Map.of("name", AttributeValue.fromS("table/a.jpg"))))
                    .item();
            assertThat(item.get("type").s()).isEqualTo("image");
            assertThat(item.get("labels").l()).contains(AttributeValue.fromS("Sky"));
        }
    }

    @Test
    void whatIsNoPictureSaysSo() throws Exception {
        put("kinds/notes.jpg", "only its name is that of a picture".getBytes(StandardCharsets.UTF_8));
        put("kinds/bomb.png", Pictures.pngThatClaims(30_000, 30_000));
        put("kinds/broken.jpg", Pictures.truncatedJpeg());
        assertThat(api.awaitStatus("kinds/notes.jpg", "UNSUPPORTED").getString("reason"))
                .isNotBlank();
        assertThat(api.awaitStatus("kinds/bomb.png", "FAILED").getString("reason"))
                .contains("30000");
        assertThat(api.awaitStatus("kinds/broken.jpg", "FAILED").getString("reason"))
                .isNotBlank();
        api.awaitNames(
                "startswith=kinds/", names -> assertThat(names).containsExactly("kinds/bomb.png", "kinds/broken.jpg"));
        api.awaitNames(
                "startswith=kinds/&media-type=other", names -> assertThat(names).containsExactly("kinds/notes.jpg"));
    }

    @Test
    void aVideoIsLabelledWithSpansOfTime() throws Exception {
        try (InputStream file = ServiceIT.class.getResourceAsStream("/media/upright.mp4")) {
            put("clips/test.mp4", file.readAllBytes());
        }
        JsonObject record = api.awaitStatus("clips/test.mp4", "LABELLED");
        assertThat(record.getString("type")).isEqualTo("video");
        assertThat(record.getInt("durationMillis")).isBetween(900, 1100);
        assertThat(record.getJsonArray("detections"))
                .isNotEmpty()
                .allMatch(detection -> detection
                                .asJsonObject()
                                .getJsonArray("spans")
                                .getJsonObject(0)
                                .getInt("startMillis")
                        == 0);
        BufferedImage thumbnail =
                ImageIO.read(api.resolve("api/thumbnails/clips/test.mp4").toURL());
        assertThat(thumbnail.getHeight()).isEqualTo(64);
        put("clips/test.mp4", "a film no more".getBytes(StandardCharsets.UTF_8));
        api.awaitStatus("clips/test.mp4", "UNSUPPORTED");
        await().atMost(ApiClient.LIMIT)
                .until(() -> api.get("api/thumbnails/clips/test.mp4").statusCode() == 404);
    }

    @Test
    void aPhotoOfAPhoneIsLabelledLikeAJpeg() throws Exception {
        HeifSamples.requireHeic();
        put("phones/photo.heic", HeifSamples.photo());
        JsonObject record = api.awaitStatus("phones/photo.heic", "LABELLED");
        assertThat(record.getString("contentType")).isEqualTo("image/heic");
        assertThat(record.getInt("width")).isEqualTo(240);
        assertThat(record.getInt("height")).isEqualTo(320);
        assertThat(record.getString("takenAt")).isEqualTo("2017-04-15T09:12:44");
        assertThat(ApiClient.texts(record.getJsonArray("labels"))).contains("Sky", "Blue", "Portrait");
        BufferedImage thumbnail =
                ImageIO.read(api.resolve("api/thumbnails/phones/photo.heic").toURL());
        assertThat(thumbnail.getHeight()).isEqualTo(320);
        assertThat(Samples.isNear(thumbnail.getRGB(120, 80), Color.BLUE)).isTrue();
        assertThat(ApiClient.texts(ApiClient.object(api.get("api/about")).getJsonArray("pictureTypes")))
                .contains("image/jpeg", "image/heic");

        byte[] photo = HeifSamples.photo();
        put("phones/photo.heic", Arrays.copyOf(photo, photo.length / 2));
        assertThat(api.awaitStatus("phones/photo.heic", "FAILED").getString("reason"))
                .contains("ends too early");
    }

    @Test
    void labelsAndNumbersAreToldWithoutCounting() throws Exception {
        put("numbers/1.jpg", Pictures.jpeg());
        put("numbers/2.jpg", Pictures.jpeg());
        api.awaitStatus("numbers/1.jpg", "LABELLED");
        api.awaitStatus("numbers/2.jpg", "LABELLED");
        await().atMost(ApiClient.LIMIT).untilAsserted(() -> {
            int known = api.names("").size();
            JsonObject stats = ApiClient.object(api.get("api/stats"));
            assertThat(stats.getJsonObject("types").values().stream()
                            .mapToInt(type -> type.asJsonObject().getInt("count"))
                            .sum())
                    .isGreaterThanOrEqualTo(known);
            int skies = api.names("label=sky").size();
            JsonArray labels = ApiClient.array(api.get("api/labels?startswith=SKY&sort=-count"));
            assertThat(labels.getJsonObject(0).getString("label")).isEqualTo("Sky");
            assertThat(labels.getJsonObject(0).getInt("count")).isEqualTo(skies);
        });
        assertThat(api.get("api/labels?sort=size").statusCode()).isEqualTo(400);
    }

    @Test
    void whatIsGivenUpIsListedAndTriedAgain() {
        try (SqsClient sqs = service.cloud().sqs()) {
            sqs.sendMessage(
                    request -> request.queueUrl(service.cloud().queueUrl()).messageBody("nobody reads this"));
        }
        await().atMost(ApiClient.LIMIT).untilAsserted(() -> {
            JsonObject dead = ApiClient.object(api.get("api/dead-letters"));
            assertThat(dead.getJsonArray("letters")).hasSize(1);
            assertThat(dead.getInt("queued")).isEqualTo(1);
            assertThat(dead.getJsonArray("letters").getJsonObject(0).getString("reason"))
                    .contains("not valid JSON");
        });
        assertThat(ApiClient.object(api.post("api/dead-letters/redrive", "")).getInt("redriven"))
                .isEqualTo(1);
        await().atMost(ApiClient.LIMIT).untilAsserted(() -> assertThat(
                        ApiClient.object(api.get("api/dead-letters")).getJsonArray("letters"))
                .as("tried again, in vain")
                .hasSize(1));
    }

    @Test
    void listsAreToldInThreeOrders() throws Exception {
        put("orders/b.jpg", Pictures.jpeg());
        api.awaitStatus("orders/b.jpg", "LABELLED");
        put("orders/a.png", Pictures.pngThatClaims(30_000, 30_000));
        api.awaitStatus("orders/a.png", "FAILED");
        api.awaitNames(
                "startswith=orders/", names -> assertThat(names).containsExactly("orders/a.png", "orders/b.jpg"));
        api.awaitNames("startswith=orders/&sort=-size", names -> assertThat(names)
                .containsExactly("orders/b.jpg", "orders/a.png"));
        api.awaitNames(
                "startswith=orders/&not-label=sky", names -> assertThat(names).containsExactly("orders/a.png"));
        api.awaitNames("startswith=orders/&uploaded-after=2100-01-01&sort=-uploaded", names -> assertThat(names)
                .isEmpty());
    }

    @Test
    void changesAreToldAsTheyHappen() throws Exception {
        HttpRequest follow = HttpRequest.newBuilder(api.resolve("api/events"))
                .header("Accept", "text/event-stream")
                .header("Accept-Encoding", "gzip")
                .build();
        HttpResponse<InputStream> stream = HttpClient.newHttpClient().send(follow, BodyHandlers.ofInputStream());
        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(stream.headers().firstValue("Content-Encoding")).isEmpty();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            put("live/a.jpg", Pictures.jpeg());
            awaitLine(lines, "data: \\{\"name\":\"live/a.jpg\",.*\"status\":\"LABELLED\".*");
            Instant labelled =
                    Instant.parse(api.awaitStatus("live/a.jpg", "LABELLED").getString("labelledAt"));
            assertThat(Duration.between(labelled, Instant.now())).isLessThan(Duration.ofSeconds(5));
            s3.deleteObject(request -> request.bucket(LocalCloud.BUCKET).key("live/a.jpg"));
            awaitLine(lines, "data: \\{\"name\":\"live/a.jpg\"}");
        }
    }

    private static void awaitLine(BufferedReader lines, String pattern) throws Exception {
        CompletableFuture.runAsync(() -> assertThat(lines.lines().anyMatch(line -> line.matches(pattern)))
                        .as(pattern)
                        .isTrue())
                .get(ApiClient.LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void aClientUploadsStraightToTheStore() throws Exception {
        byte[] jpeg = Arrays.copyOf(Pictures.jpeg(), 17 << 20);
        HttpResponse<String> begun = api.post(
                "api/uploads",
                "{\"name\":\"direct/ü.jpg\",\"size\":" + jpeg.length + ",\"contentType\":\"image/jpeg\"}");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
        JsonObject upload = ApiClient.object(begun);
        String address = "api/uploads/" + upload.getString("id");
        int size = upload.getInt("partSize");
        for (JsonObject part : upload.getJsonArray("parts").getValuesAs(JsonObject.class)) {
            int start = (part.getInt("number") - 1) * size;
            byte[] bytes = Arrays.copyOfRange(jpeg, start, Math.min(start + size, jpeg.length));
            HttpResponse<String> sent = api.send(HttpRequest.newBuilder(URI.create(part.getString("url")))
                    .header("Origin", service.server().home().toString().replaceAll("/$", ""))
                    .PUT(BodyPublishers.ofByteArray(bytes))
                    .build());
            assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
            assertThat(sent.headers().firstValue("Access-Control-Allow-Origin")).isPresent();
            assertThat(ApiClient.object(api.get(address)).getJsonArray("uploaded"))
                    .hasSize(part.getInt("number"));
        }
        HttpResponse<String> completed = api.post(address + "/complete", "");
        assertThat(completed.statusCode()).as(completed.body()).isEqualTo(200);
        api.awaitStatus("direct/ü.jpg", "LABELLED");
        assertThat(api.delete(address).statusCode()).isEqualTo(204);
        assertThat(api.get(address).statusCode()).isEqualTo(404);
    }

    @Test
    void severalObjectsAreDownloadedAsOneArchive() throws Exception {
        put("zip/ä.jpg", Pictures.jpeg());
        HttpResponse<InputStream> archive = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(api.resolve("api/downloads"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("name=zip%2F%C3%A4.jpg&name=zip%2Fnobody.jpg"))
                                .build(),
                        BodyHandlers.ofInputStream());
        assertThat(archive.statusCode()).isEqualTo(200);
        assertThat(archive.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment; filename=\"media.zip\"");
        try (ZipInputStream zip = new ZipInputStream(archive.body())) {
            assertThat(zip.getNextEntry().getName()).isEqualTo("zip/ä.jpg");
            assertThat(zip.readAllBytes()).isEqualTo(Pictures.jpeg());
            assertThat(zip.getNextEntry().getName()).isEqualTo("errors.txt");
            assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8)).contains("zip/nobody.jpg");
            assertThat(zip.getNextEntry()).isNull();
        }
    }

    @Test
    void whatFailedIsTriedAgain() throws Exception {
        put("retry/broken.jpg", Pictures.truncatedJpeg());
        api.awaitStatus("retry/broken.jpg", "FAILED");
        // the tag of a list changes with each write of a record
        String list = "api/media/?name=retry/broken.jpg&status=failed";
        String before = api.get(list).headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> retried = api.post("api/retry/retry/broken.jpg", "");
        assertThat(retried.statusCode()).as(retried.body()).isEqualTo(202);
        assertThat(ApiClient.object(retried).getString("name")).isEqualTo("retry/broken.jpg");
        await().atMost(ApiClient.LIMIT).untilAsserted(() -> {
            HttpResponse<String> after = api.get(list);
            assertThat(ApiClient.array(after)).as("failed again").hasSize(1);
            assertThat(after.headers().firstValue("ETag")).isNotEqualTo(Optional.of(before));
        });
    }

    @Test
    void facetsAreCountedWithinASearch() throws Exception {
        put("facets/x/a.jpg", Pictures.jpeg());
        put("facets/x/b.jpg", Pictures.jpeg());
        put("facets/c.txt", "nothing to see".getBytes(StandardCharsets.UTF_8));
        await().atMost(ApiClient.LIMIT).untilAsserted(() -> {
            JsonObject facets = ApiClient.object(api.get("api/facets?startswith=facets/&label=sky&sort=-uploaded"));
            assertThat(facets.getInt("matches")).isEqualTo(2);
            assertThat(facets.getBoolean("exact")).isTrue();
            assertThat(facets.getJsonArray("folders").toString()).isEqualTo("[{\"folder\":\"facets/x/\",\"count\":2}]");
            assertThat(facets.getJsonArray("labels").toString()).contains("{\"label\":\"Blue\",\"count\":2}");
        });
        assertThat(api.get("api/facets?limit=1").statusCode()).isEqualTo(400);
    }

    @Test
    void anUnchangedPageIsNotSentAgainAndPagesAreCompressed() throws Exception {
        put("tags/a.jpg", Pictures.jpeg());
        api.awaitStatus("tags/a.jpg", "LABELLED");
        api.awaitNames(
                "startswith=tags/&status=labelled", names -> assertThat(names).hasSize(1));
        URI page = api.resolve("api/media/?startswith=tags/");
        HttpResponse<String> first = api.send(
                HttpRequest.newBuilder(page).header("Accept-Encoding", "gzip").build());
        assertThat(first.headers().firstValue("Content-Encoding")).contains("gzip");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        HttpRequest again =
                HttpRequest.newBuilder(page).header("If-None-Match", tag).build();
        assertThat(api.send(again).statusCode()).isEqualTo(304);
        s3.deleteObject(request -> request.bucket(LocalCloud.BUCKET).key("tags/a.jpg"));
        await().atMost(ApiClient.LIMIT).until(() -> api.send(again).statusCode() == 200);
    }

    @Test
    void theIndexIsCheckedAndBuiltAnewWhileTheServiceRuns() throws Exception {
        put("index/a.jpg", Pictures.jpeg());
        api.awaitStatus("index/a.jpg", "LABELLED");
        assertThat(api.post("api/index", "{\"shards\": 2}").statusCode()).isEqualTo(400);
        HttpResponse<String> begun = api.post("api/index", "{\"rebuild\": true}");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        assertThat(api.post("api/index", "{}").statusCode()).isEqualTo(409);
        await().atMost(ApiClient.LIMIT).until(() -> ApiClient.object(api.get("api/index"))
                .getString("state")
                .equals("DONE"));
        assertThat(ApiClient.object(api.get("api/index")).getInt("records")).isPositive();
        api.awaitNames("startswith=index/&label=sky", names -> assertThat(names).containsExactly("index/a.jpg"));
    }

    @Test
    void pagesFollowEachOther() throws Exception {
        for (int i = 0; i < 7; i++) {
            put("pages/" + i + ".jpg", Pictures.jpeg());
        }
        await().atMost(ApiClient.LIMIT)
                .until(() -> api.names("label=sky&startswith=pages/").size() == 7);
        URI next = api.resolve("api/media/?startswith=pages/&label=sky&label=blue&limit=3");
        List<String> all = new ArrayList<>();
        while (next != null) {
            HttpResponse<String> page = api.get(next.toString());
            assertThat(page.statusCode()).isEqualTo(200);
            List<String> names = ApiClient.array(page).stream()
                    .map(record -> record.asJsonObject().getString("name"))
                    .toList();
            assertThat(names).hasSizeLessThanOrEqualTo(3);
            all.addAll(names);
            next = page.headers()
                    .firstValue("Link")
                    .map(link -> URI.create(link.substring(1, link.indexOf('>'))))
                    .orElse(null);
        }
        assertThat(all).hasSize(7).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void whatIsUploadedIsThereAtOnceAndLabelledSoon() throws Exception {
        HttpResponse<String> put = api.send(HttpRequest.newBuilder(api.resolve("api/media/up/put%20me.jpg"))
                .header("Content-Type", "image/jpeg")
                .PUT(BodyPublishers.ofByteArray(Pictures.jpeg()))
                .build());
        assertThat(put.statusCode()).as(put.body()).isEqualTo(201);
        assertThat(ApiClient.object(put).getString("name")).isEqualTo("up/put me.jpg");
        api.awaitStatus("up/put me.jpg", "LABELLED");

        HttpResponse<String> first = postForm("dög.jpg");
        HttpResponse<String> second = postForm("dög.jpg");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(ApiClient.object(first).getString("name")).isEqualTo("uploads/dög.jpg");
        assertThat(ApiClient.object(second).getString("name"))
                .startsWith("uploads/dög-")
                .endsWith(".jpg");
        URI location = URI.create(first.headers().firstValue("Location").orElseThrow());
        assertThat(api.get(location.toString()).statusCode()).isEqualTo(200);
        api.awaitStatus("uploads/dög.jpg", "LABELLED");

        HttpResponse<String> link = api.get("api/downloads/uploads/d%C3%B6g.jpg?redirect=false");
        HttpResponse<byte[]> bytes = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(ApiClient.object(link).getString("url")))
                                .build(),
                        BodyHandlers.ofByteArray());
        assertThat(bytes.body()).isEqualTo(Pictures.jpeg());
        assertThat(api.get("api/downloads/uploads/d%C3%B6g.jpg").statusCode()).isEqualTo(307);

        assertThat(api.delete("api/media/uploads/d%C3%B6g.jpg").statusCode()).isEqualTo(204);
        assertThat(api.delete("api/media/uploads/d%C3%B6g.jpg").statusCode()).isEqualTo(404);
        assertThat(api.get("api/media/uploads/d%C3%B6g.jpg").statusCode()).isEqualTo(404);
    }

    @Test
    void preconditionsAreHeldTo() {
        HttpResponse<String> created = conditional("PUT", "If-None-Match", "*");
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        HttpResponse<String> again = conditional("PUT", "If-None-Match", "*");
        assertThat(again.statusCode()).isEqualTo(412);
        assertThat(ApiClient.object(again).getString("Code")).isEqualTo("PreconditionFailedError");

        String uploaded = created.headers().firstValue("ETag").orElseThrow();
        JsonObject record = api.awaitStatus("condition/a.jpg", "LABELLED");
        String read = api.record("condition/a.jpg").headers().firstValue("ETag").orElseThrow();
        assertThat(read).isNotEqualTo(uploaded);
        String object = "\"" + record.getString("etag") + "\"";
        for (String tag : List.of(uploaded, read, object, "*")) {
            assertThat(conditional("PUT", "If-Match", tag).statusCode()).as(tag).isBetween(200, 201);
        }
        assertThat(conditional("PUT", "If-Match", "\"other\"").statusCode()).isEqualTo(412);
        assertThat(conditional("PUT", "If-Match", "other").statusCode()).isEqualTo(400);
        assertThat(conditional("DELETE", "If-Match", "\"other\"").statusCode()).isEqualTo(412);
        assertThat(conditional("DELETE", "If-None-Match", "*").statusCode()).isEqualTo(412);
        assertThat(api.record("condition/a.jpg").statusCode()).isEqualTo(200);
        assertThat(conditional("DELETE", "If-Match", read).statusCode()).isEqualTo(204);
        assertThat(conditional("DELETE", "If-Match", read).statusCode()).isEqualTo(404);
        assertThat(conditional("PUT", "If-Match", read).statusCode()).isEqualTo(412);
    }

    private static HttpResponse<String> conditional(String method, String header, String value) {
        return api.send(HttpRequest.newBuilder(api.resolve("api/media/condition/a.jpg"))
                .header("Content-Type", "image/jpeg")
                .header(header, value)
                .method(
                        method,
                        method.equals("PUT") ? BodyPublishers.ofByteArray(Pictures.jpeg()) : BodyPublishers.noBody())
                .build());
    }

    @Test
    void aRecordThatDidNotChangeIsNotSentAgain() throws Exception {
        put("etag/a.jpg", Pictures.jpeg());
        api.awaitStatus("etag/a.jpg", "LABELLED");
        String etag =
                api.get("api/media/etag/a.jpg").headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = api.send(HttpRequest.newBuilder(api.resolve("api/media/etag/a.jpg"))
                .header("If-None-Match", etag)
                .build());
        assertThat(again.statusCode()).isEqualTo(304);
    }

    @ParameterizedTest
    @CsvSource({
        "api/media/?colour=red,400,BadRequestError,any-label",
        "api/media/?limit=0,400,BadRequestError,limit",
        "api/media/?cursor=bm9ib2R5LWVsc2UtbWFkZS10aGlz,400,BadRequestError,cursor",
        "api/media/nobody.jpg,404,NotFoundError,nobody.jpg",
        "api/downloads/nobody.jpg,404,NotFoundError,Media file (nobody.jpg) not found",
        "api/elsewhere,404,NotFoundError,address",
    })
    void failuresAreProblems(String path, int status, String code, String detail) throws Exception {
        HttpResponse<String> response = api.get(path);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(ApiClient.object(response).getString("Code")).isEqualTo(code);
        assertThat(ApiClient.object(response).getString("Message")).contains(detail);
    }

    @Test
    void whatWatchesTheServiceFindsItsAddresses() throws Exception {
        assertThat(api.get("health/started").statusCode()).isEqualTo(200);
        assertThat(api.get("health/live").statusCode()).isEqualTo(200);
        assertThat(api.get("health/ready").body()).contains("\"consumer\":\"ok\"");
        assertThat(api.get("metrics").body()).contains("media_messages_in_work", "media_queue_answers");
        assertThat(api.get("openapi").body()).contains("/api/media/{name}", "startswith");
        assertThat(api.get("").body()).contains("<title>Media Query</title>");
        assertThat(api.get("WEB-INF/beans.xml").statusCode()).isEqualTo(404);
        assertThat(api.get("x/..%2fWEB-INF/beans.xml").statusCode()).isEqualTo(404);
    }

    private static void put(String name, byte[] bytes) {
        s3.putObject(request -> request.bucket(LocalCloud.BUCKET).key(name), RequestBody.fromBytes(bytes));
    }

    private HttpResponse<String> postForm(String fileName) {
        String head = "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: image/jpeg\r\n\r\n";
        return api.send(HttpRequest.newBuilder(api.resolve("api/media/"))
                .header("Content-Type", "multipart/form-data; boundary=limit")
                .POST(BodyPublishers.ofByteArrays(List.of(
                        head.getBytes(StandardCharsets.UTF_8),
                        Pictures.jpeg(),
                        "\r\n--limit--\r\n".getBytes(StandardCharsets.UTF_8))))
                .build());
    }
}
