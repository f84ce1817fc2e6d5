package org.mediaquery.platform.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mediaquery.storage.MediaStore;

/** Sends the album's files with their {@link AlbumHeaders}. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class AlbumFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    transient MediaStore store;

    private transient AlbumHeaders headers;

    @Override
    public void init() {
        headers = new AlbumHeaders(store);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (AlbumHeaders.apply(request.getRequestURI())) {
            headers.values().forEach(response::setHeader);
        }
        chain.doFilter(request, response);
    }
}
