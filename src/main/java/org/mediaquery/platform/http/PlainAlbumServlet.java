package org.mediaquery.platform.http;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mediaquery.query.MediaQueries;
import org.mediaquery.query.PlainAlbum;

/** Serves the album without scripts: {@code GET /plain}. */
@WebServlet("/plain")
public class PlainAlbumServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient MediaQueries queries;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, List<String>> query = request.getParameterMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
        response.setContentType("text/html; charset=utf-8");
        response.getWriter().write(new PlainAlbum(queries).html(query));
    }
}
