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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.mediaquery.api.EntityTags;
import org.mediaquery.api.JsonStream;
import org.mediaquery.catalog.LabelCount;

/** Tells which labels there are: {@code GET /api/labels}. */
@Path("labels")
@ApplicationScoped
@Produces("application/json")
@Tag(name = "overview", description = "How much there is of what")
public class LabelResource {

    @Inject
    Overviews overviews;

    @GET
    @Operation(summary = "Lists the labels with the number of records that have them")
    @Parameter(
            name = "startswith",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.STRING),
            description = "how the label begins, without regard to case")
    @Parameter(
            name = "sort",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.STRING),
            description = "name or count, each with a hyphen before it for the greatest first; name if not given")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER),
            description = "the most labels, 1 to 10000; 1000 if not given")
    @APIResponse(responseCode = "200", description = "an array of labels; changes of the last seconds may be missing")
    @APIResponse(responseCode = "400", description = "a parameter is unknown or has a wrong value")
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
