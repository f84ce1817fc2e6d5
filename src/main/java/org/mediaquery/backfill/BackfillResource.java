package org.mediaquery.backfill;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Instant;
import org.mediaquery.api.QueryParameters;
import org.mediaquery.catalog.BackfillRun;

/** Labels objects that are already in the bucket: {@code /api/backfill}. */
@Path("backfill")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class BackfillResource {

    @Inject
    Backfiller backfiller;

    @Inject
    BackfillStreams streams;

    @POST
    public Response begin(String body, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        BackfillRun run = backfiller.start(BackfillRequest.read(body));
        return Response.accepted(BackfillJson.write(run, Instant.now()))
                .location(uri.getBaseUriBuilder()
                        .path(BackfillResource.class)
                        .path(run.id())
                        .build())
                .build();
    }

    @GET
    public JsonArray latest(@Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return BackfillJson.write(backfiller.latest(), Instant.now());
    }

    @GET
    @Path("{id}")
    public JsonObject progress(@PathParam("id") String id, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return BackfillJson.write(backfiller.find(id), Instant.now());
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.SERVER_SENT_EVENTS + ";qs=0.5")
    public void follow(@PathParam("id") String id, @Context UriInfo uri, @Context SseEventSink sink, @Context Sse sse) {
        QueryParameters.requireNone(uri.getQueryParameters());
        streams.follow(backfiller.find(id).id(), sink, sse);
    }

    @DELETE
    @Path("{id}")
    public JsonObject cancel(@PathParam("id") String id, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return BackfillJson.write(backfiller.cancel(id), Instant.now());
    }
}
