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
import org.mediaquery.api.QueryParameters;

/** Lists and redrives dead letters: {@code /api/dead-letters}. */
@Path("dead-letters")
@ApplicationScoped
@Produces("application/json")
public class DeadLetterResource {

    @Inject
    Redrive redrive;

    @GET
    public JsonObject list(@Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return DeadLetterJson.write(redrive.count(), redrive.latest());
    }

    @POST
    @Path("redrive")
    public JsonObject redrive(@Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return DeadLetterJson.redriven(redrive.redrive());
    }
}
