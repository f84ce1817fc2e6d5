package org.mediaquery.e2e;

import static org.mediaquery.e2e.HostileRequest.ANY;
import static org.mediaquery.e2e.HostileRequest.BAD;

import java.util.List;
import org.mediaquery.e2e.HostileRequest.Statuses;

/** Requests with hostile bodies. */
final class HostileBodies {

    private HostileBodies() {}

    static void addTo(RequestList requests) {
        bodies(requests);
        forms(requests);
    }

    private static void bodies(RequestList requests) {
        List<String> wrong = List.of(
                "[".repeat(5000),
                "{\"a\":".repeat(1500),
                "{",
                "{]",
                "null",
                "\"x\"",
                "{} {}",
                "\u0000",
                "\u00ff\u00fe",
                "{\"unknown\": 1}",
                "{\"only\": 1, \"rebuild\": 1}",
                "{\"shards\": 18446744073709551617, \"prefix\": 1}",
                "{\"rebuild\": true, \"shards\": 18446744073709551617}",
                "{\"rebuild\": true, \"shards\": 1e400}",
                "{\"rebuild\": true, \"shards\": -1}",
                "{\"rebuild\": true, \"shards\": " + "1".repeat(2000) + "}",
                "{\"only\": \"everything\"}",
                "{\"dry-run\": \"yes\"}",
                "{\"prefix\": \"" + "a".repeat(2000) + "\"}",
                "{\"rebuild\": false, \"rebuild\": 1}");
        for (String route : List.of("/api/index", "/api/backfill", "/api/uploads")) {
            for (String body : wrong) {
                requests.post(route, "Content-Type: application/json\r\n", body, BAD);
            }
            requests.post(route, "Content-Type: application/json; charset=nope\r\n", "{}", Statuses.only(415));
            requests.post(route, "Content-Type: garbage\r\n", "{}", BAD);
            requests.post(
                    route,
                    "Content-Type: application/json\r\n",
                    "{\"prefix\": \"" + "a".repeat(70_000) + "\"}",
                    Statuses.only(413));
            requests.post(
                    route,
                    "Content-Type: application/json\r\nContent-Encoding: gzip\r\n",
                    "\u001f\u008b\u0008garbage",
                    Statuses.only(415));
            requests.post(route, "Content-Encoding: deflate\r\n", "x", Statuses.only(415));
            requests.chunked(route, "", "12000\r\n" + "a".repeat(0x12000) + "\r\n0\r\n\r\n", Statuses.only(413));
            requests.chunked(route, "", "zz\r\n{}\r\n0\r\n\r\n", BAD);
            requests.chunked(route, "", "-1\r\n{}\r\n0\r\n\r\n", BAD);
        }
        for (String type : List.of(
                "garbage",
                "a",
                "/",
                "a/b/c",
                "a/b; c",
                "a/b\u0080\u00ff",
                "text/plain; charset=",
                "image/jpeg, image/png")) {
            requests.put("/api/media/type.jpg", "Content-Type: " + type + "\r\n", "x", BAD);
        }
        requests.put("/api/media/type.jpg", "Content-Type: text/plain; charset=nope\r\n", "x", Statuses.only(415));
        requests.put("/api/media/type.jpg", "Content-Encoding: gzip\r\n", "x", Statuses.only(415));
        requests.chunkedPut("zz\r\n{}\r\n0\r\n\r\n");
    }

    private static void forms(RequestList requests) {
        String start = "Content-Type: multipart/form-data; boundary=x\r\n";
        String form = "Content-Type: application/x-www-form-urlencoded\r\n";
        for (String wrong : List.of("", "name=", "name", "nom=a", "name=a&x=1", "name=%", "name=" + "a".repeat(2000))) {
            requests.post("/api/downloads", form, wrong, BAD);
        }
        requests.post("/api/downloads", form, "name=%00%ff", ANY);
        requests.post("/api/downloads", form, "name=a&".repeat(1001), BAD);
        requests.post("/api/downloads", "Content-Type: application/json\r\n", "{}", Statuses.only(415));
        requests.add("POST", "/api/retry/", BAD);
        requests.add("POST", "/api/retry/nobody.jpg", Statuses.only(404));
        requests.add("POST", "/api/retry/nobody.jpg?force=1", BAD);
        requests.post("/api/media/", "Content-Type: multipart/form-data\r\n", "--x--\r\n", BAD);
        requests.post("/api/media/", "Content-Type: multipart/form-data; boundary=\r\n", "--x--\r\n", BAD);
        requests.post("/api/media/", "Content-Type: multipart/form-data; boundary=\"\"\r\n", "--x--\r\n", BAD);
        requests.post("/api/media/", "Content-Type: application/json\r\n", "{}", Statuses.only(415));
        requests.post("/api/media/", "Content-Type: garbage\r\n", "{}", BAD);
        requests.post("/api/media/", start + "Content-Encoding: gzip\r\n", "--x--\r\n", Statuses.only(415));
        for (String body : List.of(
                "",
                "--x--\r\n",
                "--y\r\n\r\n--y--\r\n",
                "--x\r\nA: b\r\n\r\nhello\r\n--x--\r\n",
                "--x\r\nContent-Dispo",
                "--x\r\nContent-Disposition: form-data\r\n\r\nhello\r\n--x--\r\n",
                "--x\r\nContent-Disposition: \u0000\r\n\r\nhello\r\n--x--\r\n",
                "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\"\r\n\r\nhello\r\n--x--\r\n",
                part("file", "a/", "x"),
                part("file", "..", "x"),
                part("file", "\u0007.jpg", "x"),
                part("file", "a.jpg", "x").replace("--x--\r\n", "")
                        + part("file", "b.jpg", "y").replace("--x--\r\n", "")
                        + "--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nc.jpg\r\n--x--\r\n",
                "--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\n" + "n".repeat(2000) + "\r\n"
                        + part("file", "a.jpg", "x"),
                "--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\na\u0009b\r\n"
                        + part("file", "a.jpg", "x"))) {
            requests.post("/api/media/", start, body, ANY);
        }
    }

    private static String part(String field, String file, String content) {
        return "--x\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + file
                + "\"\r\nContent-Type: image/jpeg\r\n\r\n" + content + "\r\n--x--\r\n";
    }
}
