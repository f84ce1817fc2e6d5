package org.mediaquery.platform.http;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger.Level;
import org.mediaquery.storage.OverloadedException;

/** Maps every failure of the API to a {@link Problem}, whatever media types the client accepts (RFC 9457, section 3). */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final System.Logger LOG = System.getLogger(ProblemMapper.class.getName());

    @Override
    public Response toResponse(Throwable failure) {
        Problem problem = Problem.of(failure);
        if (failure instanceof OverloadedException) {
            LOG.log(Level.WARNING, "a request was rejected: {0}", failure.getMessage());
        } else if (problem.isOurFault()) {
            LOG.log(Level.ERROR, "a request failed", failure);
        } else {
            LOG.log(Level.DEBUG, "a request was rejected", failure);
        }
        Response.ResponseBuilder response = failure instanceof WebApplicationException web
                ? Response.fromResponse(web.getResponse())
                : Response.status(problem.status());
        if (failure instanceof OverloadedException overload) {
            response.header(HttpHeaders.RETRY_AFTER, overload.retryAfter().toSeconds());
        }
        if (problem.leavesBodyUnread()) {
            response.header("Connection", "close");
        }
        return response.type(Problem.MEDIA_TYPE).entity(problem.json()).build();
    }
}
