package org.mediaquery.upload.direct;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.mediaquery.api.QueryParameters;
import org.mediaquery.api.RecordJson;
import org.mediaquery.catalog.Snapshot;

/** Uploads from clients straight to the store: {@code /api/uploads}. */
@Path("uploads")
@ApplicationScoped
@Produces("application/json")
public class UploadSessionResource {

    @Inject
    UploadSessions sessions;

    @POST
    public Response begin(String body, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        UploadSession session = sessions.begin(UploadRequest.read(body));
        return Response.status(Response.Status.CREATED)
                .location(uri.getBaseUriBuilder()
                        .path(UploadSessionResource.class)
                        .path(session.id())
                        .build())
                .entity(SessionJson.write(session))
                .build();
    }

    @GET
    @Path("{id}")
    public JsonObject find(@PathParam("id") String id, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return SessionJson.write(sessions.find(id));
    }

    @POST
    @Path("{id}/complete")
    public JsonObject complete(@PathParam("id") String id, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        Snapshot.Present snapshot = sessions.complete(id);
        return RecordJson.summary(snapshot.record());
    }

    @DELETE
    @Path("{id}")
    @Produces("*/*")
    public Response abort(@PathParam("id") String id, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        sessions.abort(id);
        return Response.noContent().build();
    }
}
