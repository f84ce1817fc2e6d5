package org.mediaquery.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.mediaquery.api.QueryParameters;

/** Sends changes as they happen: {@code GET /api/events}. */
@Path("events")
@ApplicationScoped
public class EventResource {

    @Inject
    EventStreams streams;

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void follow(
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) String place,
            @Context UriInfo uri,
            @Context SseEventSink sink,
            @Context Sse sse,
            @Context HttpServletResponse response) {
        QueryParameters.requireNone(uri.getQueryParameters());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // nginx would collect events before it sends them
        response.setHeader("X-Accel-Buffering", "no");
        streams.add(sink, sse, place);
    }
}
