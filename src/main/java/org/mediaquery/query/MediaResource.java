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
import org.mediaquery.api.JsonStream;
import org.mediaquery.api.ObjectRequest;
import org.mediaquery.api.RecordJson;
import org.mediaquery.api.RecordTag;
import org.mediaquery.catalog.Snapshot;

/** Reads records: {@code GET /api/media/} and {@code GET /api/media/{name}}. */
@Path("media")
@ApplicationScoped
@Produces("application/json")
public class MediaResource {

    @Inject
    MediaQueries queries;

    @GET
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
    public Response one(@Context HttpServletRequest http, @Context UriInfo uri, @Context Request request) {
        Snapshot.Present snapshot = queries.one(
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
