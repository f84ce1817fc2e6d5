package org.mediaquery.platform.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;

/** Gives a {@link Problem} to errors that have no body, such as 412 when the server compares entity tags by itself. */
@Provider
public class EmptyProblemFilter implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() >= Status.BAD_REQUEST.getStatusCode() && !response.hasEntity()) {
            response.setEntity(
                    Problem.of(response.getStatus()).json(), new Annotation[0], MediaType.valueOf(Problem.MEDIA_TYPE));
        }
    }
}
