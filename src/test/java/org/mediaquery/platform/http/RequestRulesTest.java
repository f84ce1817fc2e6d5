package org.mediaquery.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestRulesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Accept | garbage | 400",
                "Accept | application/json;q=abc | 400",
                "Accept | application/json;q=1.1 | 400",
                "Accept | 'text/html, application/json;q=0.9, */*;q=0.8' | 200",
                "Accept | text/html;level=\"1,2\" | 400",
                "Accept | '' | 200",
                "Accept-Language | en;q=z | 400",
                "Accept-Language | 'de-CH, de;q=0.9, *;q=0.5' | 200",
                "Content-Type | garbage | 400",
                "Content-Type | image/jpeg | 200",
                "Content-Type | multipart/form-data; boundary=\"a b\" | 200",
                "Content-Type | text/plain; charset=nope | 415",
                "Content-Type | text/plain; charset=\"utf-8\" | 200",
                "Content-Type | text/plain; charset= | 400",
                "Content-Type | 'a/b\u00ff' | 400",
                "Content-Encoding | gzip | 415",
                "Content-Encoding | identity | 200",
                "Content-Length | 65536 | 200",
                "Content-Length | 65537 | 413",
                "Content-Length | -4 | 400",
                "Content-Length | 9999999999999999999999 | 400",
                "Transfer-Encoding | foo | 400",
                "Transfer-Encoding | chunked | 200",
                "Expect | 100-continue | 200",
                "Expect | cake | 417",
                "Host | <script> | 400",
                "Host | [::1]:9080 | 200",
            })
    void headersAreWellFormed(String name, String value, int status) {
        assertThat(status(new Head("POST", "/api/index", null, Map.of(name, List.of(value)))))
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /api/media/ | label=% | 400",
                "GET | /api/media/ | label=%ff | 400",
                "GET | /api/media/ | label=%C3%BC&q=a+b | 200",
                "GET | /api/media/%ff | | 400",
                "GET | /api/media/%zz | | 400",
                "GET | /api/media/%F0%9F%90%95 | | 200",
                "DELETE | /api/media/x | | 200",
                "DELETE | /index.html | | 405",
                "TRACE | / | | 405",
                "HEAD | /js/main.js | | 200",
            })
    void addressesAreWellEncoded(String method, String path, String query, int status) {
        assertThat(status(new Head(method, path, query, Map.of()))).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"PUT,/api/media/big.mp4,200", "POST,/api/media/,200", "POST,/api/mediator,413", "POST,/api/backfill,413"
    })
    void onlyUploadsAreLarge(String method, String path, int status) {
        assertThat(status(new Head(method, path, null, Map.of("Content-Length", List.of("5000000000")))))
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"Host,1", "Content-Length,2", "Content-Type,2"})
    void someHeadersAreThereOnce(String name, int times) {
        List<String> values = times == 1 ? List.of() : List.of("1", "2");
        assertThat(status(new Head("POST", "/api/index", null, Map.of(name, values))))
                .isEqualTo(400);
    }

    private static int status(RequestHead head) {
        return RequestRules.check(head)
                .map(problem -> problem.status().getStatusCode())
                .orElse(200);
    }

    private record Head(String method, String path, String query, Map<String, List<String>> headers)
            implements RequestHead {

        @Override
        public String protocol() {
            return "HTTP/1.1";
        }

        @Override
        public List<String> header(String name) {
            return Optional.ofNullable(headers.get(name))
                    .orElse(name.equals("Host") ? List.of("localhost:9080") : List.of());
        }
    }
}
