package org.mediaquery.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mediaquery.e2e.SharedService.put;

import jakarta.json.JsonObject;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mediaquery.imaging.Pictures;

/** Clients upload, download and delete objects through the API. */
@ExtendWith(SharedService.class)
class UploadAndDownloadIT {

    private final ApiClient api = SharedService.api();

    @Test
    void uploadsAreStoredAtOnceAndLabelledSoon() throws Exception {
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
    void preconditionsAreEnforced() {
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

    @Test
    void clientsUploadPartsStraightToTheStore() throws Exception {
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
                    .header(
                            "Origin",
                            SharedService.service().server().home().toString().replaceAll("/$", ""))
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

    private HttpResponse<String> conditional(String method, String header, String value) {
        return api.send(HttpRequest.newBuilder(api.resolve("api/media/condition/a.jpg"))
                .header("Content-Type", "image/jpeg")
                .header(header, value)
                .method(
                        method,
                        method.equals("PUT") ? BodyPublishers.ofByteArray(Pictures.jpeg()) : BodyPublishers.noBody())
                .build());
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
