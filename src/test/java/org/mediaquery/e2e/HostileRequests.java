package org.mediaquery.e2e;

import static org.mediaquery.e2e.HostileRequest.ANY;
import static org.mediaquery.e2e.HostileRequest.BAD;
import static org.mediaquery.e2e.HostileRequest.REFUSED;

import java.util.List;
import java.util.Map;
import org.mediaquery.e2e.HostileRequest.Statuses;

/** Requests with hostile paths, queries, headers and framing. */
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

    private HostileRequests() {}

    static List<HostileRequest> all() {
        RequestList requests = new RequestList();
        paths(requests);
        queries(requests);
        headers(requests);
        framing(requests);
        outside(requests);
        HostileBodies.addTo(requests);
        return requests.all();
    }

    private static void paths(RequestList requests) {
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
                requests.add("GET", route + name, BAD);
            }
            requests.add("GET", route + "a".repeat(300), REFUSED);
            requests.add("GET", route + "..%5c..%5cetc/passwd", REFUSED);
            requests.add("GET", route + "%2F", REFUSED);
            requests.add("GET", route + "%2e%2e/%2e%2e/x", REFUSED);
            requests.add("GET", route + "a;x=1", REFUSED);
            requests.add("GET", route + "%3Cscript%3E", REFUSED);
            requests.add("GET", route + "x?unknown=1", BAD);
        }
        for (String name : names) {
            requests.add("DELETE", "/api/media/" + name, BAD);
            requests.put("/api/media/" + name, "", "x", BAD);
        }
        for (String name : List.of("a//b", "/a", "%3Ba", "a/", "a".repeat(300), "b/" + "c".repeat(256))) {
            requests.put("/api/media/" + name, "", "x", REFUSED);
        }
        for (String id : List.of("a".repeat(1025), "%ff", "A%20B", "..", "%F0%9F%90%95", "x%2Fy")) {
            requests.add("GET", "/api/backfill/" + id, REFUSED);
            requests.add("DELETE", "/api/backfill/" + id, REFUSED);
        }
        requests.add("GET", "/api", REFUSED);
        requests.add("GET", "/api/", REFUSED);
        requests.add("GET", "/api/nope", REFUSED);
        requests.add("GET", "/api//media/", REFUSED);
        requests.add("GET", "//api/media/", REFUSED);
        requests.add("GET", "/api/" + "a/".repeat(2000), REFUSED);
    }

    private static void queries(RequestList requests) {
        for (String route : ROUTES) {
            requests.add("GET", route + "?nope=1", REFUSED);
            requests.add("GET", route + "?a=%", BAD);
            requests.add("GET", route + "?%ff=1", BAD);
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
                    requests.add("GET", "/api/media/?" + name + "=" + value, BAD);
                    requests.add("GET", "/api/facets?" + name + "=" + value, BAD);
                }));
        for (String twice : List.of(
                "limit=1&limit=2", "sort=name&sort=size", "name=a&name=b", "label=a".concat("&label=b".repeat(10)))) {
            requests.add("GET", "/api/media/?" + twice, BAD);
        }
        for (String odd : List.of(
                "label=%00",
                "q=%00a", "startswith=%0A", "label='%20OR%201=1--", "label={\"$gt\":\"\"}", "name=%0Afoo")) {
            requests.add("GET", "/api/media/?" + odd, ANY);
        }
        requests.add("GET", "/api/labels?startswith=" + "a".repeat(5000), BAD);
        requests.add("GET", "/api/labels?sort=size", BAD);
        requests.add("GET", "/api/labels?limit=10001", BAD);
        requests.add("GET", "/api/downloads/?redirect=perhaps&name=x", BAD);
        requests.add("GET", "/api/downloads/", BAD);
        for (String id : List.of("x", "AAAA", "***", "a".repeat(4000))) {
            requests.add("GET", "/api/uploads/" + id, Statuses.only(404));
            requests.add("DELETE", "/api/uploads/" + id, Statuses.only(404));
            requests.add("POST", "/api/uploads/" + id + "/complete", Statuses.only(404));
        }
        requests.add("GET", "/api/events?since=1", BAD);
        requests.add("POST", "/api/events", Statuses.only(405));
        requests.add("GET", "/api/thumbnails/", BAD);
        for (String size : List.of("", "0", "-1", "1024", "256,512", "99999999999999999999", "%00", "256&size=512")) {
            requests.add("GET", "/api/thumbnails/x?size=" + size, BAD);
        }
        requests.add("DELETE", "/api/media/", BAD);
        requests.add("DELETE", "/api/media/?name=a%09b", REFUSED);
    }

    private static void headers(RequestList requests) {
        for (String route : ROUTES) {
            requests.add("GET", route, "Accept: garbage\r\n", BAD);
            requests.add("GET", route, "Accept: application/json;q=abc\r\n", BAD);
            requests.add("GET", route, "Accept: application/xml\r\n", REFUSED);
            requests.add("GET", route, "Accept-Language: en;q=z\r\n", BAD);
            for (String method : List.of("TRACE", "FOO", "PATCH", "CONNECT")) {
                requests.add(method, route, REFUSED);
            }
        }
        requests.add("GET", "/api/media/nobody.jpg", "Accept: text/html\r\n", REFUSED);
        requests.add("GET", "/api/thumbnails/nobody.jpg", "Accept: image/jpeg\r\n", Statuses.only(404));
        requests.add("GET", "/api/thumbnails/nobody.jpg", "Accept: text/html\r\n", REFUSED);
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
            requests.add("GET", "/api/stats", header + "\r\n", ANY);
            requests.add("GET", "/api/media/x", header + "\r\n", ANY);
        }
        requests.add("GET", "/api/stats", "Expect: cake\r\n", Statuses.only(417));
        for (String host : List.of("<script>", "a b", "a/b", "a@b", "a:b", "[", "")) {
            requests.add(new HostileRequest(
                    "Host " + host, "GET /api/media/?limit=1 HTTP/1.1\r\nHost: " + host + "\r\n\r\n", ANY));
        }
    }

    private static void framing(RequestList requests) {
        for (String headers : List.of(
                "Content-Length: 99999999999999999999\r\n",
                "Transfer-Encoding: foo\r\n",
                "Transfer-Encoding: gzip, chunked\r\n")) {
            requests.add(new HostileRequest(
                    headers, "POST /api/backfill HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n{  }", REFUSED));
        }
        requests.add(new HostileRequest("no host", "GET /api/stats HTTP/1.1\r\n\r\n", BAD));
        requests.add(new HostileRequest("two hosts", "GET /api/stats HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", ANY));
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
            requests.add(HostileRequest.broken("broken: " + RequestList.name(broken), broken));
        }
    }

    private static void outside(RequestList requests) {
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
            requests.add("GET", path, REFUSED);
        }
        requests.add("GET", "/error", Statuses.only(404));
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "FOO")) {
            requests.add(method, "/", Statuses.only(405));
            requests.add(method, "/js/main.js", Statuses.only(405));
        }
        requests.add("OPTIONS", "*", ANY);
        requests.add("GET", "http://elsewhere/api/nope", REFUSED);
    }
}
