package org.mediaquery.query;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.Set;
import org.mediaquery.api.ObjectRequest;

/** Gives out thumbnails: {@code GET /api/thumbnails/{name}}. */
@Path("thumbnails")
@ApplicationScoped
public class ThumbnailResource {

    /** Short, because an object can be replaced at any time. */
    private static final Duration CACHED = Duration.ofMinutes(5);

    private static final String ROUTE = "/api/thumbnails/";

    /** A new object has a new entity tag, so a page that adds it to the URL does not show the old picture from its cache. */
    private static final Set<String> PARAMETERS = Set.of("etag");

    @Inject
    Downloads downloads;

    @GET
    @Path("{name: .+}")
    @Produces("image/jpeg")
    public Response thumbnail(@Context HttpServletRequest http, @Context UriInfo uri) {
        return answer(ObjectRequest.inPath(http.getRequestURI(), ROUTE, uri.getQueryParameters(), PARAMETERS));
    }

    @GET
    @Produces("image/jpeg")
    public Response thumbnailNamed(@Context UriInfo uri) {
        return answer(ObjectRequest.inQuery(uri.getQueryParameters(), PARAMETERS));
    }

    private Response answer(ObjectRequest request) {
        CacheControl cache = new CacheControl();
        cache.setMaxAge((int) CACHED.toSeconds());
        return Response.ok(downloads.thumbnail(request.name()))
                .cacheControl(cache)
                .build();
    }
}
