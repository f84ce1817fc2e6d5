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

/** Returns statistics: {@code GET /api/stats}. */
@Path("stats")
@ApplicationScoped
@Produces("application/json")
public class StatisticsResource {

    @Inject
    Overviews overviews;

    @GET
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
