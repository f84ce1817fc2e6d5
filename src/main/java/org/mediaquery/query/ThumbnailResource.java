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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.mediaquery.api.ObjectRequest;

/** Gives out thumbnails: {@code GET /api/thumbnails/{name}}. */
@Path("thumbnails")
@ApplicationScoped
@Tag(name = "bytes")
public class ThumbnailResource {

    /** A name may be given to another picture at any time, so not for long. */
    private static final Duration CACHED = Duration.ofMinutes(5);

    private static final String ROUTE = "/api/thumbnails/";

    @Inject
    Downloads downloads;

    @GET
    @Path("{name: .+}")
    @Produces("image/jpeg")
    @Operation(summary = "A small JPEG of the picture")
    @Parameter(
            name = "name",
            in = ParameterIn.PATH,
            schema = @Schema(type = SchemaType.STRING),
            description = "the object's key, percent-encoded; slashes may stay")
    @APIResponse(responseCode = "200", description = "a JPEG without metadata")
    @APIResponse(responseCode = "404", description = "there is none, or none yet")
    public Response thumbnail(@Context HttpServletRequest http, @Context UriInfo uri) {
        return answer(ObjectRequest.inPath(http.getRequestURI(), ROUTE, uri.getQueryParameters(), Set.of()));
    }

    @GET
    @Produces("image/jpeg")
    @Operation(hidden = true)
    public Response thumbnailNamed(@Context UriInfo uri) {
        return answer(ObjectRequest.inQuery(uri.getQueryParameters(), Set.of()));
    }

    private Response answer(ObjectRequest request) {
        CacheControl cache = new CacheControl();
        cache.setMaxAge((int) CACHED.toSeconds());
        return Response.ok(downloads.thumbnail(request.name()))
                .cacheControl(cache)
                .build();
    }
}
