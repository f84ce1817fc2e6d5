package org.mediaquery.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mediaquery.imaging.Pictures;
import org.mediaquery.local.LocalCloud;
import org.mediaquery.local.LocalService;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A bucket that was filled before the service started. */
class BackfillIT {

    private static final Path JAR = Path.of(System.getProperty("build.directory"), "media-query-backfill.jar");

    private static LocalService service;
    private static S3Client s3;
    private static ApiClient api;

    @BeforeAll
    static void start() throws Exception {
        service = new LocalService(Map.of());
        s3 = service.cloud().s3();
        api = new ApiClient(service.server().home());
        service.cloud().deliver(key -> List.of());
    }

    @AfterAll
    static void stop() throws Exception {
        s3.close();
        service.close();
    }

    @Test
    void labelsObjectsWithoutNotifications() {
        putUnheard("old/", 30);
        HttpResponse<String> dry = api.post("api/backfill", "{\"prefix\":\"old/\",\"dry-run\":true}");
        assertThat(dry.statusCode()).as(dry.body()).isEqualTo(202);
        JsonObject counted = awaitDone(dry);
        assertThat(counted.getInt("listed")).isEqualTo(30);
        assertThat(counted.getInt("enqueued")).isEqualTo(30);
        assertThat(api.names("startswith=old/")).isEmpty();

        JsonObject done = awaitDone(api.post("api/backfill", "{\"prefix\":\"old/\"}"));
        assertThat(done.getInt("labelled")).isEqualTo(30);
        assertThat(done.getInt("failed")).isZero();
        assertThat(done.getInt("left")).isZero();
        api.awaitNames(
                "startswith=old/&status=LABELLED", names -> assertThat(names).hasSize(30));

        JsonObject again = awaitDone(api.post("api/backfill", "{\"prefix\":\"old/\"}"));
        assertThat(again.getInt("enqueued")).isZero();

        String before = api.awaitStatus("old/0.jpg", "LABELLED").getString("labelledAt");
        JsonObject all = awaitDone(api.post("api/backfill", "{\"prefix\":\"old/\",\"only\":\"all\"}"));
        assertThat(all.getInt("labelled")).isEqualTo(30);
        assertThat(api.awaitStatus("old/0.jpg", "LABELLED").getString("labelledAt"))
                .isGreaterThan(before);
        assertThat(ApiClient.array(api.get("api/backfill"))).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void rejectsInvalidRequestsAndNamesTheMember() {
        assertThat(api.post("api/backfill", "{\"only\":\"some\"}").body())
                .contains("missing")
                .contains("some");
        assertThat(api.post("api/backfill", "{\"dry\":true}").statusCode()).isEqualTo(400);
        assertThat(api.post("api/backfill", "[]").statusCode()).isEqualTo(400);
        assertThat(api.get("api/backfill/none").statusCode()).isEqualTo(404);
        assertThat(api.delete("api/backfill/none").statusCode()).isEqualTo(404);
    }

    @Test
    void theCommandFollowsTheBackfillToItsEnd() throws Exception {
        putUnheard("command \"1\"/", 5);
        Process command = command(
                "--service", service.server().home().toString(), "--only", "missing", "--prefix", "command \"1\"/");
        String output = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(command.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(command.exitValue()).as(output).isZero();
        List<String> lines = output.lines().toList();
        assertThat(lines.get(lines.size() - 1)).contains("\"state\":\"DONE\"").contains("\"labelled\":5");
        assertThat(api.names("startswith=command")).hasSize(5);
    }

    @Test
    void theCommandNamesInvalidArguments() throws Exception {
        assertThat(endOf(command("--only", "some"))).isEqualTo(2);
        assertThat(endOf(command("--what"))).isEqualTo(2);
        assertThat(endOf(command("--service", "nowhere"))).isEqualTo(2);
    }

    private static void putUnheard(String prefix, int count) {
        for (int i = 0; i < count; i++) {
            String name = prefix + i + ".jpg";
            s3.putObject(
                    request -> request.bucket(LocalCloud.BUCKET).key(name), RequestBody.fromBytes(Pictures.jpeg()));
        }
    }

    private static JsonObject awaitDone(HttpResponse<String> begun) {
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        String location = begun.headers().firstValue("Location").orElseThrow();
        assertThat(location).endsWith(ApiClient.object(begun).getString("id"));
        JsonObject[] run = new JsonObject[1];
        await().atMost(ApiClient.LIMIT).until(() -> {
            run[0] = ApiClient.object(api.get(location));
            return run[0].getString("state").equals("DONE");
        });
        return run[0];
    }

    private static int endOf(Process process) throws Exception {
        process.getInputStream().readAllBytes();
        return process.waitFor();
    }

    private static Process command(String... arguments) throws Exception {
        List<String> words = new java.util.ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        words.addAll(List.of(arguments));
        return new ProcessBuilder(words).redirectErrorStream(true).start();
    }
}
