package org.mediaquery.query;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.mediaquery.api.EntityTags;
import org.mediaquery.api.JsonStream;
import org.mediaquery.catalog.LabelCount;

/** Lists labels: {@code GET /api/labels}. */
@Path("labels")
@ApplicationScoped
@Produces("application/json")
public class LabelResource {

    @Inject
    Overviews overviews;

    @GET
    public Response list(@Context UriInfo uri, @Context Request request) {
        List<LabelCount> labels = overviews.labels(uri.getQueryParameters());
        EntityTag tag = new EntityTag(EntityTags.of(labels.stream().map(LabelCount::toString)), true);
        Response.ResponseBuilder response = request.evaluatePreconditions(tag);
        if (response == null) {
            StreamingOutput body = out -> JsonStream.array(out, labels, OverviewJson::label);
            response = Response.ok(body);
        }
        return response.tag(tag).build();
    }
}
