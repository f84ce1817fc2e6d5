package org.mediaquery.operations;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.mediaquery.api.QueryParameters;
import org.mediaquery.catalog.ConsistencyReport;
import org.mediaquery.catalog.dynamo.check.ConsistencyCheck;

/** Checks and rebuilds the index: {@code /api/index}. */
@Path("index")
@ApplicationScoped
@Produces("application/json")
@Tag(name = "upkeep", description = "The index beside the records")
public class IndexResource {

    @Inject
    ConsistencyCheck consistencyCheck;

    @Resource
    ManagedExecutorService executor;

    @GET
    @Operation(summary = "Tells how far the last check of the index got, and what it found")
    @APIResponse(responseCode = "200", description = "its report")
    public JsonObject last(@Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return ConsistencyReportJson.write(consistencyCheck.last());
    }

    @POST
    @Operation(
            summary = "Compares the index and the counts with the records, or writes them anew from the records",
            description =
                    "The body is {\"rebuild\": true, \"shards\": 4}, both of which may be missing. It reads all of"
                            + " both tables. The service goes on meanwhile.")
    @APIResponse(responseCode = "202", description = "it has begun; GET tells how far it got")
    @APIResponse(responseCode = "400", description = "the body is not as it should be")
    @APIResponse(responseCode = "409", description = "it runs already")
    public Response start(String body, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        ConsistencyCheckRequest request = ConsistencyCheckRequest.read(body);
        ConsistencyReport report = consistencyCheck.start(request.rebuild(), request.shards());
        executor.execute(() -> consistencyCheck.run(report));
        return Response.accepted(ConsistencyReportJson.write(report)).build();
    }
}
