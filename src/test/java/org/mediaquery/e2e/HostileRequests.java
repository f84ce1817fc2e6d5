package org.mediaquery.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Requests that nobody who means well sends. */
final class HostileRequests {

    private static final List<String> OBJECTS = List.of("/api/media/", "/api/downloads/", "/api/thumbnails/");

    private static final List<String> ROUTES = List.of(
            "/api/media/",
            "/api/media/x",
            "/api/downloads/x",
            "/api/thumbnails/x",
            "/api/labels",
            "/api/stats",
            "/api/about",
            "/api/index",
            "/api/backfill",
            "/api/backfill/x",
            "/api/dead-letters");

    private static final Statuses BAD = Statuses.only(400);
    private static final Statuses REFUSED = new Statuses(400, 499);
    private static final Statuses ANY = new Statuses(200, 499);

    private final List<Hostile> all = new ArrayList<>();

    /** Statuses from the least to the most, both included. */
    record Statuses(int least, int most) {

        static Statuses only(int status) {
            return new Statuses(status, status);
        }

        boolean allow(int status) {
            return status >= least && status <= most;
        }
    }

    /**
     * A request.
     *
     * @param name of the case
     * @param bytes of all of it, one a character
     * @param allowed statuses of its answer
     * @param whole whether it is all of a request that can be read as one
     */
    record Hostile(String name, String bytes, Statuses allowed, boolean whole) {

        Hostile(String name, String bytes, Statuses allowed) {
            this(name, bytes, allowed, true);
        }

        /** A request that breaks off, or that no server can take apart. */
        static Hostile broken(String name, String bytes) {
            return new Hostile(name, bytes, BAD, false);
        }

        String path() {
            return bytes.split(" ", 3)[1].split("\\?", 2)[0];
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private HostileRequests() {}

    static List<Hostile> all() {
        HostileRequests requests = new HostileRequests();
        requests.paths();
        requests.queries();
        requests.bodies();
        requests.forms();
        requests.headers();
        requests.framing();
        requests.outside();
        return requests.all;
    }

    private void paths() {
        List<String> names = List.of(
                "%ff",
                "%c0%af",
                "%ed%a0%80",
                "%f8%88%80%80%80",
                "a%ff%ff",
                "\u00ff",
                "..",
                "../x",
                "a/..",
                "a/../b",
                ".",
                "./a",
                "x/../../y",
                "a".repeat(1025),
                "%C3%A9".repeat(513));
        for (String route : OBJECTS) {
            for (String name : names) {
                add("GET", route + name, BAD);
            }
            add("GET", route + "a".repeat(300), REFUSED);
            add("GET", route + "..%5c..%5cetc/passwd", REFUSED);
            add("GET", route + "%2F", REFUSED);
            add("GET", route + "%2e%2e/%2e%2e/x", REFUSED);
            add("GET", route + "a;x=1", REFUSED);
            add("GET", route + "%3Cscript%3E", REFUSED);
            add("GET", route + "x?unknown=1", BAD);
        }
        for (String name : names) {
            add("DELETE", "/api/media/" + name, BAD);
            put("/api/media/" + name, "", "x", BAD);
        }
        for (String name : List.of("a//b", "/a", "%3Ba", "a/", "a".repeat(300), "b/" + "c".repeat(256))) {
            put("/api/media/" + name, "", "x", REFUSED);
        }
        for (String id : List.of("a".repeat(1025), "%ff", "A%20B", "..", "%F0%9F%90%95", "x%2Fy")) {
            add("GET", "/api/backfill/" + id, REFUSED);
            add("DELETE", "/api/backfill/" + id, REFUSED);
        }
        add("GET", "/api", REFUSED);
        add("GET", "/api/", REFUSED);
        add("GET", "/api/nope", REFUSED);
        add("GET", "/api//media/", REFUSED);
        add("GET", "//api/media/", REFUSED);
        add("GET", "/api/" + "a/".repeat(2000), REFUSED);
    }

    private void queries() {
        for (String route : ROUTES) {
            add("GET", route + "?nope=1", REFUSED);
            add("GET", route + "?a=%", BAD);
            add("GET", route + "?%ff=1", BAD);
        }
        Map.of(
                        "label", List.of("", "%20", "a".repeat(257)),
                        "startswith", List.of("a".repeat(1025), "%C3%A9".repeat(513)),
                        "name", List.of("", "a".repeat(1025)),
                        "uploaded-after",
                                List.of(
                                        "%2B300000000-01-01",
                                        "-0001-01-01", "2026-13-01", "2026-02-30", "now", "2026-01-01T25:00:00Z"),
                        "limit", List.of("0", "-1", "1001", "1e3", "0x10", "99999999999999999999", "%D9%A1"),
                        "min-confidence", List.of("-1", "101", "NaN", "Infinity", "1e2", "1,5"),
                        "sort", List.of("", "colour", "--name", "name,size"),
                        "cursor", List.of("", "AAAA", "***", "%00", "a".repeat(5000)),
                        "media-type", List.of("", "picture", "%00"),
                        "q", List.of("!", "a+b+c+d+e+f+g+h+i+j+k"))
                .forEach((name, values) -> values.forEach(value -> {
                    add("GET", "/api/media/?" + name + "=" + value, BAD);
                    add("GET", "/api/facets?" + name + "=" + value, BAD);
                }));
        for (String twice : List.of(
                "limit=1&limit=2", "sort=name&sort=size", "name=a&name=b", "label=a".concat("&label=b".repeat(10)))) {
            add("GET", "/api/media/?" + twice, BAD);
        }
        for (String odd : List.of(
                "label=%00",
                "q=%00a", "startswith=%0A", "label='%20OR%201=1--", "label={\"$gt\":\"\"}", "name=%0Afoo")) {
            add("GET", "/api/media/?" + odd, ANY);
        }
        add("GET", "/api/labels?startswith=" + "a".repeat(5000), BAD);
        add("GET", "/api/labels?sort=size", BAD);
        add("GET", "/api/labels?limit=10001", BAD);
        add("GET", "/api/downloads/?redirect=perhaps&name=x", BAD);
        add("GET", "/api/downloads/", BAD);
        for (String id : List.of("x", "AAAA", "***", "a".repeat(4000))) {
            add("GET", "/api/uploads/" + id, Statuses.only(404));
            add("DELETE", "/api/uploads/" + id, Statuses.only(404));
            add("POST", "/api/uploads/" + id + "/complete", Statuses.only(404));
        }
        add("GET", "/api/events?since=1", BAD);
        add("POST", "/api/events", Statuses.only(405));
        add("GET", "/api/thumbnails/", BAD);
        for (String size : List.of("", "0", "-1", "1024", "256,512", "99999999999999999999", "%00", "256&size=512")) {
            add("GET", "/api/thumbnails/x?size=" + size, BAD);
        }
        add("DELETE", "/api/media/", BAD);
        add("DELETE", "/api/media/?name=a%09b", REFUSED);
    }

    private void bodies() {
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
                post(route, "Content-Type: application/json\r\n", body, BAD);
            }
            post(route, "Content-Type: application/json; charset=nope\r\n", "{}", Statuses.only(415));
            post(route, "Content-Type: garbage\r\n", "{}", BAD);
            post(
                    route,
                    "Content-Type: application/json\r\n",
                    "{\"prefix\": \"" + "a".repeat(70_000) + "\"}",
                    Statuses.only(413));
            post(
                    route,
                    "Content-Type: application/json\r\nContent-Encoding: gzip\r\n",
                    "\u001f\u008b\u0008garbage",
                    Statuses.only(415));
            post(route, "Content-Encoding: deflate\r\n", "x", Statuses.only(415));
            chunked(route, "", "12000\r\n" + "a".repeat(0x12000) + "\r\n0\r\n\r\n", Statuses.only(413));
            chunked(route, "", "zz\r\n{}\r\n0\r\n\r\n", BAD);
            chunked(route, "", "-1\r\n{}\r\n0\r\n\r\n", BAD);
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
            put("/api/media/type.jpg", "Content-Type: " + type + "\r\n", "x", BAD);
        }
        put("/api/media/type.jpg", "Content-Type: text/plain; charset=nope\r\n", "x", Statuses.only(415));
        put("/api/media/type.jpg", "Content-Encoding: gzip\r\n", "x", Statuses.only(415));
        chunkedPut("zz\r\n{}\r\n0\r\n\r\n");
    }

    private void forms() {
        String start = "Content-Type: multipart/form-data; boundary=x\r\n";
        String form = "Content-Type: application/x-www-form-urlencoded\r\n";
        for (String wrong : List.of("", "name=", "name", "nom=a", "name=a&x=1", "name=%", "name=" + "a".repeat(2000))) {
            post("/api/downloads", form, wrong, BAD);
        }
        post("/api/downloads", form, "name=%00%ff", ANY);
        post("/api/downloads", form, "name=a&".repeat(1001), BAD);
        post("/api/downloads", "Content-Type: application/json\r\n", "{}", Statuses.only(415));
        add("POST", "/api/retry/", BAD);
        add("POST", "/api/retry/nobody.jpg", Statuses.only(404));
        add("POST", "/api/retry/nobody.jpg?force=1", BAD);
        post("/api/media/", "Content-Type: multipart/form-data\r\n", "--x--\r\n", BAD);
        post("/api/media/", "Content-Type: multipart/form-data; boundary=\r\n", "--x--\r\n", BAD);
        post("/api/media/", "Content-Type: multipart/form-data; boundary=\"\"\r\n", "--x--\r\n", BAD);
        post("/api/media/", "Content-Type: application/json\r\n", "{}", Statuses.only(415));
        post("/api/media/", "Content-Type: garbage\r\n", "{}", BAD);
        post("/api/media/", start + "Content-Encoding: gzip\r\n", "--x--\r\n", Statuses.only(415));
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
            post("/api/media/", start, body, ANY);
        }
    }

    private static String part(String field, String file, String content) {
        return "--x\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + file
                + "\"\r\nContent-Type: image/jpeg\r\n\r\n" + content + "\r\n--x--\r\n";
    }

    private void headers() {
        for (String route : ROUTES) {
            add("GET", route, "Accept: garbage\r\n", BAD);
            add("GET", route, "Accept: application/json;q=abc\r\n", BAD);
            add("GET", route, "Accept: application/xml\r\n", REFUSED);
            add("GET", route, "Accept-Language: en;q=z\r\n", BAD);
            for (String method : List.of("TRACE", "FOO", "PATCH", "CONNECT")) {
                add(method, route, REFUSED);
            }
        }
        add("GET", "/api/media/nobody.jpg", "Accept: text/html\r\n", REFUSED);
        add("GET", "/api/thumbnails/nobody.jpg", "Accept: image/jpeg\r\n", Statuses.only(404));
        add("GET", "/api/thumbnails/nobody.jpg", "Accept: text/html\r\n", REFUSED);
        for (String header : List.of(
                "If-Modified-Since: garbage",
                "If-None-Match: garbage\"\"\"",
                "If-Match: \"",
                "Range: bytes=zz",
                "Range: bytes=9-1",
                "Cookie: \u0001\u0002=;;;",
                "Authorization: \u00ff",
                "Referer: \u0000",
                "X-Forwarded-For: ' OR 1=1",
                "X-Forwarded-Host: <script>",
                "Forwarded: for=\"",
                "traceparent: 00-zz",
                "baggage: ===",
                "Connection: \u0001",
                "Accept-Charset: \u00ff",
                "Accept-Encoding: ;;;",
                "TE: garbage",
                "Origin: null",
                "Upgrade: garbage")) {
            add("GET", "/api/stats", header + "\r\n", ANY);
            add("GET", "/api/media/x", header + "\r\n", ANY);
        }
        add("GET", "/api/stats", "Expect: cake\r\n", Statuses.only(417));
        for (String host : List.of("<script>", "a b", "a/b", "a@b", "a:b", "[", "")) {
            all.add(new Hostile("Host " + host, "GET /api/media/?limit=1 HTTP/1.1\r\nHost: " + host + "\r\n\r\n", ANY));
        }
    }

    private void framing() {
        for (String headers : List.of(
                "Content-Length: 99999999999999999999\r\n",
                "Transfer-Encoding: foo\r\n",
                "Transfer-Encoding: gzip, chunked\r\n")) {
            all.add(new Hostile(
                    headers, "POST /api/backfill HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n{  }", REFUSED));
        }
        all.add(new Hostile("no host", "GET /api/stats HTTP/1.1\r\n\r\n", BAD));
        all.add(new Hostile("two hosts", "GET /api/stats HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", ANY));
        String chunked = "Transfer-Encoding: chunked\r\n\r\n";
        for (String broken : List.of(
                "GARBAGE\r\n\r\n",
                "GET\r\n\r\n",
                "\u0016\u0003\u0001\u0000\u00a5\u0001\r\n\r\n",
                "GET /api/stats HTTP/1.1\r\nHost: a\r\nfoo\r\n\r\n",
                "GET /api/stats HTTP/1.1\r\nHost: a\r\nA: " + "b".repeat(70_000) + "\r\n\r\n",
                "GET /api/stats HTTP/1.1\r\nHost: a\r\n" + "A: b\r\n".repeat(1000) + "\r\n",
                "GET /api/stats HTTP/1.1\r\nHost: a",
                "PUT /api/media/s.jpg HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc",
                "PUT /api/media/s.jpg HTTP/1.1\r\nHost: a\r\n" + chunked + "5\r\nab",
                "POST /api/index HTTP/1.1\r\nHost: a\r\n" + chunked + "fffffffffffffffff\r\n{}\r\n",
                "POST /api/index HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{}")) {
            all.add(Hostile.broken("broken: " + name(broken), broken));
        }
    }

    private void outside() {
        for (String path : List.of(
                "/nope",
                "/%ff",
                "/..%5c..%5cetc/passwd",
                "/%5c..%5cx",
                "/WEB-INF/web.xml",
                "/WEB-INF/",
                "/META-INF/",
                "/META-INF/MANIFEST.MF",
                "/x/..%2fWEB-INF/beans.xml",
                "/index.html/x",
                "/error/x",
                "/a".repeat(3000),
                "/index.jsp",
                "/.git/config",
                "/IBMJMXConnectorREST",
                "/IBMJMXConnectorREST/x")) {
            add("GET", path, REFUSED);
        }
        add("GET", "/error", Statuses.only(404));
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "FOO")) {
            add(method, "/", Statuses.only(405));
            add(method, "/js/main.js", Statuses.only(405));
        }
        add("OPTIONS", "*", ANY);
        add("GET", "http://elsewhere/api/nope", REFUSED);
    }

    private void add(String method, String path, Statuses allowed) {
        add(method, path, "", allowed);
    }

    private void add(String method, String path, String headers, Statuses allowed) {
        request(method, path, headers, null, allowed);
    }

    private void post(String path, String headers, String body, Statuses allowed) {
        request("POST", path, headers, body, allowed);
    }

    private void put(String path, String headers, String body, Statuses allowed) {
        request("PUT", path, headers, body, allowed);
    }

    private void request(String method, String path, String headers, String body, Statuses allowed) {
        String length = body == null ? "" : "Content-Length: " + body.length() + "\r\n";
        String request = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + length + "\r\n"
                + (body == null ? "" : body);
        all.add(new Hostile(name(method + " " + path + " " + headers + (body == null ? "" : body)), request, allowed));
    }

    private void chunked(String path, String headers, String chunks, Statuses allowed) {
        all.add(new Hostile(
                name("POST " + path + " " + chunks),
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n" + headers + "\r\n"
                        + chunks,
                allowed));
    }

    private void chunkedPut(String chunks) {
        all.add(new Hostile(
                name("PUT " + chunks),
                "PUT /api/media/chunks.jpg HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks,
                BAD));
    }

    private static String name(String text) {
        String printable = text.replaceAll("[^ -~]", "?");
        return printable.length() > 100 ? printable.substring(0, 100) + "..." : printable;
    }
}
