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
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.mediaquery.media.MediaName;

/** Writes objects: {@code POST /api/media/}, {@code PUT} and {@code DELETE /api/media/{name}}. */
@Path("media")
@ApplicationScoped
@Produces("application/json")
@Tag(name = "media")
public class UploadResource {

    @Inject
    Uploads uploads;

    @Inject
    Deletions deletions;

    @POST
    @Consumes("multipart/form-data")
    @Operation(summary = "Uploads one or many files")
    @APIResponse(responseCode = "201", description = "one file: its record, and its address in Location")
    @APIResponse(responseCode = "207", description = "many files: a list with a status for each")
    @APIResponse(responseCode = "400", description = "there is no file, or its name cannot be one")
    public Response post(List<EntityPart> parts, @Context UriInfo uri) {
        FormAnswer answer = new UploadForm(uploads, uri.getBaseUri()).receive(parts);
        return Response.status(answer.status())
                .location(answer.location())
                .entity(answer.body())
                .build();
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
    public Response put(InputStream body, @Context HttpServletRequest http, @Context UriInfo uri) {
        String name = MediaName.fromPath(http.getRequestURI(), "/api/media/");
        Upload upload = uploads.put(name, http.getContentType(), body);
        JsonValue answer = UploadForm.recordWithUrl(upload.record(), uri.getBaseUri());
        return Response.status(upload.status())
                .location(UploadForm.address(upload.record(), uri.getBaseUri()))
                .entity(answer)
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
    public Response delete(@Context HttpServletRequest http) {
        deletions.delete(MediaName.fromPath(http.getRequestURI(), "/api/media/"));
        return Response.noContent().build();
    }
}
