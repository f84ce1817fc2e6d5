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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.mediaquery.api.ObjectRequest;
import org.mediaquery.api.QueryParameters;
import org.mediaquery.api.RecordTag;
import org.mediaquery.catalog.Snapshot;

/** Writes objects: {@code POST /api/media/}, {@code PUT} and {@code DELETE /api/media/{name}}. */
@Path("media")
@ApplicationScoped
@Produces("application/json")
@Tag(name = "media")
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
    @Operation(summary = "Uploads one or many files")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "multipart/form-data",
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties = {
                                                @SchemaProperty(
                                                        name = "file",
                                                        type = SchemaType.STRING,
                                                        format = "binary",
                                                        description =
                                                                "a file; any number of them, in fields of any name"),
                                                @SchemaProperty(
                                                        name = "name",
                                                        type = SchemaType.STRING,
                                                        description = "the name of a single file")
                                            })))
    @APIResponse(responseCode = "201", description = "one file: its record, and its address in Location")
    @APIResponse(responseCode = "207", description = "many files: a list with a status for each")
    @APIResponse(responseCode = "400", description = "there is no file, or its name cannot be one")
    @APIResponse(responseCode = "408", description = "the client sent too slowly, or not at all")
    @APIResponse(responseCode = "413", description = "the form is larger than is taken")
    @APIResponse(
            responseCode = "503",
            description = "too many uploads are under way; Retry-After says when to try again")
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
    @Operation(summary = "Uploads the body under a name")
    @Parameter(
            name = "name",
            in = ParameterIn.PATH,
            schema = @Schema(type = SchemaType.STRING),
            description = "the object's key, percent-encoded; slashes may stay")
    @APIResponse(responseCode = "201", description = "a new object: its record, and its address in Location")
    @APIResponse(responseCode = "200", description = "an object that replaces another one: its record")
    @APIResponse(responseCode = "400", description = "the name cannot be one")
    @APIResponse(
            responseCode = "412",
            description = "what is stored is not what If-Match or If-None-Match says; nothing was written")
    @APIResponse(responseCode = "408", description = "the client sent too slowly, or not at all")
    @APIResponse(
            responseCode = "503",
            description = "too many uploads are under way; Retry-After says when to try again")
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
    @Operation(summary = "Deletes the object and its record")
    @Parameter(
            name = "name",
            in = ParameterIn.PATH,
            schema = @Schema(type = SchemaType.STRING),
            description = "the object's key, percent-encoded; slashes may stay")
    @APIResponse(responseCode = "204", description = "both are gone")
    @APIResponse(responseCode = "404", description = "there is none of that name")
    @APIResponse(
            responseCode = "412",
            description = "what is stored is not what If-Match or If-None-Match says; nothing was deleted")
    public Response delete(@Context HttpServletRequest http, @Context HttpHeaders headers, @Context UriInfo uri) {
        return delete(ObjectRequest.inPath(http.getRequestURI(), ROUTE, uri.getQueryParameters(), Set.of()), headers);
    }

    @DELETE
    @Operation(hidden = true)
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
     * Where the record is, and its entity tag. RFC 9110, section 9.3.4, keeps the tag for bodies that are stored unchanged;
     * this one is, and the tag names its bytes.
     */
    private static Response.ResponseBuilder described(
            Response.ResponseBuilder response, Snapshot snapshot, UriInfo uri) {
        return response.location(UploadForm.address(snapshot.record(), uri.getBaseUri()))
                .tag(RecordTag.of(snapshot));
    }
}
