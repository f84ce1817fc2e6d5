package org.mediaquery.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.mediaquery.api.ObjectRequest;
import org.mediaquery.api.RecordJson;

/** Labels an object again: {@code POST /api/retry/{name}}. */
@Path("retry")
@ApplicationScoped
@Produces("application/json")
public class RetryResource {

    private static final String ROUTE = "/api/retry/";

    @Inject
    Retry retry;

    @POST
    @Path("{name: .+}")
    public Response retry(@Context HttpServletRequest http, @Context UriInfo uri) {
        return answer(ObjectRequest.inPath(http.getRequestURI(), ROUTE, uri.getQueryParameters(), Set.of()));
    }

    @POST
    public Response retryNamed(@Context UriInfo uri) {
        return answer(ObjectRequest.inQuery(uri.getQueryParameters(), Set.of()));
    }

    private Response answer(ObjectRequest request) {
        return Response.accepted(RecordJson.summary(retry.retry(request.name())))
                .build();
    }
}
