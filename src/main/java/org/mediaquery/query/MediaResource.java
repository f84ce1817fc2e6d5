package org.mediaquery.query;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.mediaquery.api.JsonStream;
import org.mediaquery.api.ObjectRequest;
import org.mediaquery.api.RecordJson;
import org.mediaquery.api.RecordTag;
import org.mediaquery.catalog.Snapshot;

/** Reads records: {@code GET /api/media/} and {@code GET /api/media/{name}}. */
@Path("media")
@ApplicationScoped
@Produces("application/json")
@Tag(name = "media", description = "Pictures and videos, and what is in them")
public class MediaResource {

    @Inject
    MediaQueries queries;

    @GET
    @Operation(summary = "Lists pictures and videos")
    @Parameter(
            name = "name",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.STRING),
            description = "exactly this name")
    @Parameter(
            name = "startswith",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.STRING),
            description = "how the name begins")
    @Parameter(
            name = "media-type",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.STRING),
            description = "image, video or other")
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.STRING),
            description = "pending, queued, processing, labelled, failed or unsupported")
    @Parameter(
            name = "moderated",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.BOOLEAN),
            description = "whether something in it is not for everybody; records that nobody looked at for that have"
                    + " neither")
    @Parameter(
            name = "label",
            in = ParameterIn.QUERY,
            description = "a label, without regard to case; repeated: all of them",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "any-label",
            in = ParameterIn.QUERY,
            description = "a label; repeated: one of them at least",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "not-label",
            in = ParameterIn.QUERY,
            description = "a label that it must not have; repeated: none of them",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "min-confidence",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.NUMBER),
            description =
                    "0 to 100: labels that are less sure do not count, for none of the label parameters; above 0 a"
                            + " record has at least one that counts")
    @Parameter(
            name = "uploaded-after",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.STRING),
            description = "written later than this time (2026-11-20T22:50:00Z) or day (2026-11-20, from midnight UTC)")
    @Parameter(
            name = "uploaded-before",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.STRING),
            description = "written earlier than this time or day")
    @Parameter(
            name = "sort",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.STRING),
            description =
                    "name, uploaded or size, each with a hyphen before it for the greatest first; name if not given")
    @Parameter(
            name = "q",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.STRING),
            description = "words, all of which stand in its name, its labels, or what can be read in it")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER),
            description = "the most records on a page, 1 to 1000; 100 if not given")
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.STRING),
            description = "from the Link header of the page before")
    @APIResponse(
            responseCode = "200",
            description = "an array of records; a Link header with rel=next if there may be more")
    @APIResponse(responseCode = "304", description = "the page is as it was when the client asked before")
    @APIResponse(responseCode = "400", description = "a parameter is unknown or has a wrong value")
    public Response list(@Context UriInfo uri, @Context Request request) {
        MediaQueries.Answer answer = queries.list(uri.getQueryParameters());
        EntityTag tag = new EntityTag(answer.tag(), true);
        Response.ResponseBuilder response = request.evaluatePreconditions(tag);
        if (response == null) {
            StreamingOutput body =
                    out -> JsonStream.array(out, answer.items(), item -> RecordJson.summary(item.record()));
            response = Response.ok(body);
        }
        if (answer.cursor() != null) {
            response.link(
                    uri.getRequestUriBuilder()
                            .replaceQueryParam(ListRequest.CURSOR, answer.cursor())
                            .build(),
                    "next");
        }
        return response.tag(tag).build();
    }

    @GET
    @Path("{name: .+}")
    @Operation(summary = "Tells all that is known of one picture or video")
    @Parameter(
            name = "name",
            in = ParameterIn.PATH,
            schema = @Schema(type = SchemaType.STRING),
            description = "the object's key, percent-encoded; slashes may stay")
    @APIResponse(responseCode = "200", description = "the record with its detections")
    @APIResponse(responseCode = "304", description = "it is as it was when the client asked before (If-None-Match)")
    @APIResponse(responseCode = "404", description = "there is none of that name")
    public Response one(@Context HttpServletRequest http, @Context UriInfo uri, @Context Request request) {
        Snapshot snapshot = queries.one(
                ObjectRequest.inPath(http.getRequestURI(), "/api/media/", uri.getQueryParameters(), Set.of())
                        .name());
        EntityTag tag = new EntityTag(RecordTag.of(snapshot));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged.build();
        }
        JsonObject record =
                RecordJson.full(snapshot.record(), snapshot.record().labelling().detections());
        return Response.ok(record).tag(tag).build();
    }
}
