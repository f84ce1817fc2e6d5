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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.mediaquery.api.QueryParameters;
import org.mediaquery.catalog.BackfillRun;

/** Has what is in the bucket already labelled: {@code /api/backfill}. */
@Path("backfill")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "backfill", description = "What is in the bucket already")
public class BackfillResource {

    @Inject
    Backfiller backfiller;

    @Inject
    BackfillStreams streams;

    @POST
    @Operation(
            summary = "Has objects labelled that are in the bucket already",
            description =
                    "The body is {\"only\": \"missing\" (never looked at as they are now; the default), \"failed\" or"
                            + " \"all\", \"prefix\": how the names begin, \"dry-run\": true to count alone}, all of which may be"
                            + " missing.")
    @APIResponse(
            responseCode = "202",
            description = "it begins within seconds; Location tells where to see how far it got")
    @APIResponse(responseCode = "400", description = "the body is not as it should be")
    @APIResponse(responseCode = "409", description = "one is listing objects of which some are the same")
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
    @Operation(summary = "Lists the last backfills, the newest first")
    public JsonArray latest(@Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return BackfillJson.write(backfiller.latest(), Instant.now());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Tells how far a backfill got; as server-sent events, every second until it is done")
    @APIResponse(responseCode = "200", description = "how far")
    @APIResponse(responseCode = "404", description = "there is none of this id")
    public JsonObject progress(@PathParam("id") String id, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return BackfillJson.write(backfiller.find(id), Instant.now());
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.SERVER_SENT_EVENTS + ";qs=0.5")
    @Operation(hidden = true)
    public void follow(@PathParam("id") String id, @Context UriInfo uri, @Context SseEventSink sink, @Context Sse sse) {
        QueryParameters.requireNone(uri.getQueryParameters());
        streams.follow(backfiller.find(id).id(), sink, sse);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Stops a backfill; what it has put on the queue is still done")
    @APIResponse(responseCode = "200", description = "how far it got")
    @APIResponse(responseCode = "404", description = "there is none of this id")
    public JsonObject cancel(@PathParam("id") String id, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return BackfillJson.write(backfiller.cancel(id), Instant.now());
    }
}
