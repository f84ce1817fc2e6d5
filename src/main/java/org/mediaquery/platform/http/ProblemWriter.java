package org.mediaquery.platform.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes problems where no resource is at work: as JSON inside the API, as a page outside. */
final class ProblemWriter {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>%1$s</title></head>
            <body><h1>%1$s</h1><p>%2$s</p><p><a href="/">Album</a></p></body>
            </html>
            """;

    private ProblemWriter() {}

    /** @param path of the request, not decoded */
    static void write(Problem problem, String path, HttpServletResponse response) throws IOException {
        response.setStatus(problem.status().getStatusCode());
        boolean api = ApiPath.matches(path);
        // the page contains only constant text, so no escaping is needed
        byte[] body = (api
                        ? problem.json().toString()
                        : PAGE.formatted(problem.status().getReasonPhrase(), problem.detail()))
                .getBytes(StandardCharsets.UTF_8);
        response.setContentType(api ? Problem.MEDIA_TYPE : "text/html; charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
