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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.mediaquery.api.EntityTags;

/** Tells how much there is: {@code GET /api/stats}. */
@Path("stats")
@ApplicationScoped
@Produces("application/json")
@Tag(name = "overview")
public class StatisticsResource {

    @Inject
    Overviews overviews;

    @GET
    @Operation(
            summary = "Tells how many objects and bytes there are of each kind, and which are the largest and smallest")
    @APIResponse(responseCode = "200", description = "the numbers; changes of the last seconds may be missing")
    public Response statistics(@Context UriInfo uri, @Context Request request) {
        JsonObject statistics = OverviewJson.statistics(overviews.statistics(uri.getQueryParameters()));
        EntityTag tag = new EntityTag(EntityTags.of(Stream.of(statistics.toString())), true);
        Response.ResponseBuilder response = request.evaluatePreconditions(tag);
        if (response == null) {
            response = Response.ok(statistics);
        }
        return response.tag(tag).build();
    }
}
