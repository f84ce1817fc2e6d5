package org.mediaquery.platform;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger.Level;
import org.mediaquery.storage.OverloadedException;

/** Answers every failure of the API with a {@link Problem}. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final System.Logger LOG = System.getLogger(ProblemMapper.class.getName());

    @Override
    public Response toResponse(Throwable failure) {
        Problem problem = Problem.of(failure);
        if (failure instanceof OverloadedException) {
            LOG.log(Level.WARNING, "An upload was refused: {0}", failure.getMessage());
        } else if (problem.isOurFault()) {
            LOG.log(Level.ERROR, "a request failed", failure);
        }
        Response.ResponseBuilder response = failure instanceof WebApplicationException web
                ? Response.fromResponse(web.getResponse())
                : Response.status(problem.status());
        if (failure instanceof OverloadedException overload) {
            response.header(HttpHeaders.RETRY_AFTER, overload.retryAfter().toSeconds());
        }
        return response.type("application/problem+json").entity(problem.json()).build();
    }
}
