package org.mediaquery.query;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.stream.Stream;
import org.mediaquery.api.EntityTags;

/** Returns the facets of a search: {@code GET /api/facets}. */
@Path("facets")
@ApplicationScoped
@Produces("application/json")
public class FacetResource {

    @Inject
    MediaQueries queries;

    @GET
    public Response facets(@Context UriInfo uri, @Context Request request) {
        JsonObject facets = FacetJson.write(queries.facets(uri.getQueryParameters()));
        EntityTag tag = new EntityTag(EntityTags.of(Stream.of(facets.toString())), true);
        Response.ResponseBuilder response = request.evaluatePreconditions(tag);
        if (response == null) {
            response = Response.ok(facets);
        }
        return response.tag(tag).build();
    }
}
