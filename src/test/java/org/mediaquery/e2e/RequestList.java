package org.mediaquery.e2e;

import static org.mediaquery.e2e.HostileRequest.BAD;

import java.util.ArrayList;
import java.util.List;
import org.mediaquery.e2e.HostileRequest.Statuses;

/** Builds requests byte by byte. */
final class RequestList {

    private final List<HostileRequest> all = new ArrayList<>();

    List<HostileRequest> all() {
        return all;
    }

    void add(HostileRequest request) {
        all.add(request);
    }

    void add(String method, String path, Statuses allowed) {
        add(method, path, "", allowed);
    }

    void add(String method, String path, String headers, Statuses allowed) {
        request(method, path, headers, null, allowed);
    }

    void post(String path, String headers, String body, Statuses allowed) {
        request("POST", path, headers, body, allowed);
    }

    void put(String path, String headers, String body, Statuses allowed) {
        request("PUT", path, headers, body, allowed);
    }

    private void request(String method, String path, String headers, String body, Statuses allowed) {
        String length = body == null ? "" : "Content-Length: " + body.length() + "\r\n";
        String request = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + length + "\r\n"
                + (body == null ? "" : body);
        all.add(new HostileRequest(
                name(method + " " + path + " " + headers + (body == null ? "" : body)), request, allowed));
    }

    void chunked(String path, String headers, String chunks, Statuses allowed) {
        all.add(new HostileRequest(
                name("POST " + path + " " + chunks),
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n" + headers + "\r\n"
                        + chunks,
                allowed));
    }

    void chunkedPut(String chunks) {
        all.add(new HostileRequest(
                name("PUT " + chunks),
                "PUT /api/media/chunks.jpg HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks,
                BAD));
    }

    static String name(String text) {
        String printable = text.replaceAll("[^ -~]", "?");
        return printable.length() > 100 ? printable.substring(0, 100) + "..." : printable;
    }
}
