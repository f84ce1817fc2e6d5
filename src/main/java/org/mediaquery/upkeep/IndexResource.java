package org.mediaquery.upkeep;

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
import org.mediaquery.api.Parameters;
import org.mediaquery.catalog.Census;
import org.mediaquery.catalog.CensusReport;

/** Checks and rebuilds the index: {@code /api/index}. */
@Path("index")
@ApplicationScoped
@Produces("application/json")
@Tag(name = "upkeep", description = "The index beside the records")
public class IndexResource {

    @Inject
    Census census;

    @Resource
    ManagedExecutorService executor;

    @GET
    @Operation(summary = "Tells how far the last check of the index got, and what it found")
    @APIResponse(responseCode = "200", description = "its report")
    public JsonObject last(@Context UriInfo uri) {
        Parameters.requireNone(uri.getQueryParameters());
        return CensusJson.write(census.last());
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
    public Response begin(String body, @Context UriInfo uri) {
        Parameters.requireNone(uri.getQueryParameters());
        CensusRequest request = CensusRequest.read(body);
        CensusReport report = census.begin(request.rebuild(), request.shards());
        executor.execute(() -> census.run(report));
        return Response.accepted(CensusJson.write(report)).build();
    }
}
