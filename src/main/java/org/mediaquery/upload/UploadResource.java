package org.mediaquery.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.net.URI;
import java.util.Set;
import org.mediaquery.api.ObjectRequest;
import org.mediaquery.api.QueryParameters;
import org.mediaquery.api.RecordTag;
import org.mediaquery.catalog.Snapshot;

/** Writes objects: {@code POST /api/media/}, {@code PUT} and {@code DELETE /api/media/{name}}. */
@Path("media")
@ApplicationScoped
@Produces("application/json")
public class UploadResource {

    private static final String ROUTE = "/api/media/";

    @Inject
    Uploads uploads;

    @Inject
    UploadLimits limits;

    @Inject
    Deletions deletions;

    @POST
    @Consumes("multipart/form-data")
    public Response post(InputStream body, @Context HttpServletRequest http, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        UploadResponse answer = limits.form(() -> receive(http.getContentType(), body, uri.getBaseUri()));
        Response.ResponseBuilder response = Response.status(answer.status()).entity(answer.body());
        return answer.known() == null
                ? response.build()
                : described(response, answer.known(), uri).build();
    }

    private UploadResponse receive(String contentType, InputStream body, URI base) {
        try (ReceivedForm form = ReceivedForm.read(contentType, new PacedBody(body))) {
            return new UploadForm(uploads, base).receive(form);
        }
    }

    @PUT
    @Path("{name: .+}")
    @Consumes("*/*")
    public Response put(
            InputStream body, @Context HttpServletRequest http, @Context HttpHeaders headers, @Context UriInfo uri) {
        String name = ObjectRequest.inPath(http.getRequestURI(), ROUTE, uri.getQueryParameters(), Set.of())
                .name();
        Preconditions preconditions = preconditions(headers);
        UploadResult upload =
                limits.upload(() -> uploads.put(name, http.getContentType(), new PacedBody(body), preconditions));
        JsonValue answer = UploadForm.recordWithUrl(upload.record(), uri.getBaseUri());
        return described(Response.status(upload.status()).entity(answer), upload.known(), uri)
                .build();
    }

    @DELETE
    @Path("{name: .+}")
    @Produces("*/*")
    public Response delete(@Context HttpServletRequest http, @Context HttpHeaders headers, @Context UriInfo uri) {
        return delete(ObjectRequest.inPath(http.getRequestURI(), ROUTE, uri.getQueryParameters(), Set.of()), headers);
    }

    @DELETE
    @Produces("*/*")
    public Response deleteNamed(@Context HttpHeaders headers, @Context UriInfo uri) {
        return delete(ObjectRequest.inQuery(uri.getQueryParameters(), Set.of()), headers);
    }

    private Response delete(ObjectRequest request, HttpHeaders headers) {
        deletions.delete(request.name(), preconditions(headers));
        return Response.noContent().build();
    }

    private static Preconditions preconditions(HttpHeaders headers) {
        return Preconditions.of(
                headers.getRequestHeader(HttpHeaders.IF_MATCH), headers.getRequestHeader(HttpHeaders.IF_NONE_MATCH));
    }

    /**
     * Adds the record's URL and entity tag. RFC 9110, section 9.3.4, allows the tag because the body is stored unchanged.
     */
    private static Response.ResponseBuilder described(
            Response.ResponseBuilder response, Snapshot.Present snapshot, UriInfo uri) {
        return response.location(UploadForm.address(snapshot.record(), uri.getBaseUri()))
                .tag(RecordTag.of(snapshot));
    }
}
