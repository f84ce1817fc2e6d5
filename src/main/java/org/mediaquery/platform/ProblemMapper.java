package org.mediaquery.platform;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger.Level;

/** Answers every failure of the API with a {@link Problem}. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final System.Logger LOG = System.getLogger(ProblemMapper.class.getName());

    @Override
    public Response toResponse(Throwable failure) {
        Problem problem = Problem.of(failure);
        if (problem.isOurFault()) {
            LOG.log(Level.ERROR, "a request failed", failure);
        }
        Response.ResponseBuilder response = failure instanceof WebApplicationException web
                ? Response.fromResponse(web.getResponse())
                : Response.status(problem.status());
        return response.type("application/problem+json").entity(problem.json()).build();
    }
}
