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
import org.mediaquery.api.QueryParameters;
import org.mediaquery.catalog.ConsistencyReport;
import org.mediaquery.catalog.IndexChecks;

/** Checks and rebuilds the index: {@code /api/index}. */
@Path("index")
@ApplicationScoped
@Produces("application/json")
public class IndexResource {

    @Inject
    IndexChecks checks;

    @Resource
    ManagedExecutorService executor;

    @GET
    public JsonObject last(@Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return ConsistencyReportJson.write(checks.last());
    }

    @POST
    public Response start(String body, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        ConsistencyCheckRequest request = ConsistencyCheckRequest.read(body);
        ConsistencyReport report = checks.start(request.rebuild(), request.shards());
        executor.execute(() -> checks.run(report));
        return Response.accepted(ConsistencyReportJson.write(report)).build();
    }
}
