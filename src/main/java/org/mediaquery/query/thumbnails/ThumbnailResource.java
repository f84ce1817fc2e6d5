package org.mediaquery.query.thumbnails;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.mediaquery.api.ObjectRequest;

/** Serves thumbnails: {@code GET /api/thumbnails/{name}}. */
@Path("thumbnails")
@ApplicationScoped
public class ThumbnailResource {

    private static final String ROUTE = "/api/thumbnails/";

    @Inject
    ThumbnailQueries thumbnails;

    @GET
    @Path("{name: .+}")
    @Produces("image/jpeg")
    public Response thumbnail(@Context HttpServletRequest http, @Context UriInfo uri) {
        return answer(ObjectRequest.inPath(
                http.getRequestURI(), ROUTE, uri.getQueryParameters(), ThumbnailRequest.PARAMETERS));
    }

    @GET
    @Produces("image/jpeg")
    public Response thumbnailNamed(@Context UriInfo uri) {
        return answer(ObjectRequest.inQuery(uri.getQueryParameters(), ThumbnailRequest.PARAMETERS));
    }

    private Response answer(ObjectRequest object) {
        ThumbnailRequest request = ThumbnailRequest.of(object.parameters());
        Thumbnail thumbnail = thumbnails.find(object.name(), request.size(), request.etag());
        return Response.ok(thumbnail.jpeg())
                .header(HttpHeaders.CACHE_CONTROL, thumbnail.cacheControl())
                .build();
    }
}
