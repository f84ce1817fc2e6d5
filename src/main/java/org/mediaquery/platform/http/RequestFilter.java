package org.mediaquery.platform.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Applies {@link RequestRules} and {@link BodyLimit} to every request. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class RequestFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        RequestHead head = head(request);
        Optional<Problem> problem = RequestRules.check(head);
        if (problem.isEmpty()) {
            chain.doFilter(new GuardedRequest(request), response);
            return;
        }
        if (!RequestRules.isFramed(head) || problem.get().leavesBodyUnread()) {
            response.setHeader("Connection", "close");
        }
        addHints(problem.get(), response);
        ProblemWriter.write(problem.get(), request.getRequestURI(), response);
    }

    /** RFC 9110, sections 15.5.6 and 12.5.3. */
    private static void addHints(Problem problem, HttpServletResponse response) {
        if (problem.status().getStatusCode() == HttpServletResponse.SC_METHOD_NOT_ALLOWED) {
            response.setHeader("Allow", "GET, HEAD, OPTIONS");
        }
        if (problem.status().getStatusCode() == HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE) {
            response.setHeader("Accept-Encoding", "identity");
        }
    }

    private static RequestHead head(HttpServletRequest request) {
        return new RequestHead() {
            @Override
            public String method() {
                return request.getMethod();
            }

            @Override
            public String path() {
                return request.getRequestURI();
            }

            @Override
            public String query() {
                return request.getQueryString();
            }

            @Override
            public String protocol() {
                return request.getProtocol();
            }

            @Override
            public List<String> header(String name) {
                return Collections.list(request.getHeaders(name));
            }
        };
    }
}
