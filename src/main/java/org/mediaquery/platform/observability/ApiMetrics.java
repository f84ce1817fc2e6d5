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
 * Times requests of the API, by route, method and status: until the answer is known, not until it is sent. The server's own
 * metrics of requests need an agent, which the image leaves out.
 */
@Provider
public class ApiMetrics implements ContainerRequestFilter, ContainerResponseFilter {

    private static final Metadata REQUESTS = Metadata.builder()
            .withName("media_api_requests")
            .withDescription("Requests of the API, and how long it took until their answer was known")
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
        // without a route, nothing of ours was asked for
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
