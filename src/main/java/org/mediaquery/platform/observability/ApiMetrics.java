package org.mediaquery.platform.observability;

import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * Times API requests by route, method and status, up to the response filter, without sending the body. The server's own
 * request metrics need an agent, which the image omits.
 */
@Provider
public class ApiMetrics implements ContainerRequestFilter, ContainerResponseFilter {

    private static final Metadata REQUESTS = Metadata.builder()
            .withName("media_api_requests")
            .withDescription("API requests, and the time until the response was ready")
            .build();

    private static final String BEGUN = ApiMetrics.class.getName();

    @Inject
    MetricRegistry metrics;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty(BEGUN, System.nanoTime());
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        // a request without a route is not for the API
        if (request.getProperty(BEGUN) instanceof Long begun) {
            metrics.timer(
                            REQUESTS,
                            new Tag("route", route()),
                            new Tag("method", request.getMethod()),
                            new Tag("status", Integer.toString(response.getStatus())))
                    .update(Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    private String route() {
        Path method = resource.getResourceMethod().getAnnotation(Path.class);
        Path type = resource.getResourceMethod().getDeclaringClass().getAnnotation(Path.class);
        return "/api/" + (type == null ? "" : type.value()) + (method == null ? "" : "/" + method.value());
    }
}
