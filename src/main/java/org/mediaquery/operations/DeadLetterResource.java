package org.mediaquery.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.mediaquery.api.QueryParameters;

/** What was given up: {@code /api/dead-letters}. */
@Path("dead-letters")
@ApplicationScoped
@Produces("application/json")
@Tag(name = "upkeep")
public class DeadLetterResource {

    @Inject
    Redrive redrive;

    @GET
    @Operation(summary = "Lists messages that were given up, and why, the newest first")
    @APIResponse(
            responseCode = "200",
            description = "the last thousand, and about how many the queue of dead letters holds: more than are listed"
                    + " when the queue itself gave some up, since their worker died each time")
    public JsonObject list(@Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return DeadLetterJson.write(redrive.count(), redrive.latest());
    }

    @POST
    @Path("redrive")
    @Operation(summary = "Has them tried again, up to a thousand at a time")
    @APIResponse(responseCode = "200", description = "how many were put back on the queue")
    public JsonObject redrive(@Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return DeadLetterJson.redriven(redrive.redrive());
    }
}
