package org.mediaquery.query;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.mediaquery.api.ObjectRequest;
import org.mediaquery.storage.PresignedLink;

/** Gives out originals: {@code GET /api/downloads/{name}}. */
@Path("downloads")
@ApplicationScoped
@Tag(name = "bytes", description = "The pictures and videos themselves")
public class DownloadResource {

    private static final String ROUTE = "/api/downloads/";
    private static final String REDIRECT = "redirect";
    private static final Set<String> PARAMETERS = Set.of(REDIRECT);

    @Inject
    Downloads downloads;

    @GET
    @Path("{name: .+}")
    @Produces("application/json")
    @Operation(summary = "Sends the client to the original")
    @Parameter(
            name = "name",
            in = ParameterIn.PATH,
            schema = @Schema(type = SchemaType.STRING),
            description = "the object's key, percent-encoded; slashes may stay")
    @Parameter(
            name = "redirect",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.BOOLEAN),
            description = "false: tell the link instead")
    @APIResponse(responseCode = "307", description = "to a link that works for some minutes")
    @APIResponse(responseCode = "200", description = "with redirect=false: the link, and when it stops working")
    @APIResponse(responseCode = "404", description = "there is none of that name")
    public Response download(@Context HttpServletRequest http, @Context UriInfo uri) {
        return answer(ObjectRequest.inPath(http.getRequestURI(), ROUTE, uri.getQueryParameters(), PARAMETERS));
    }

    @GET
    @Produces("application/json")
    @Operation(hidden = true)
    public Response downloadNamed(@Context UriInfo uri) {
        return answer(ObjectRequest.inQuery(uri.getQueryParameters(), PARAMETERS));
    }

    private Response answer(ObjectRequest request) {
        boolean redirect = request.parameters().flag(REDIRECT, true);
        PresignedLink link = downloads.link(request.name());
        if (redirect) {
            return Response.temporaryRedirect(link.url()).build();
        }
        return Response.ok(Json.createObjectBuilder()
                        .add("url", link.url().toString())
                        .add("expires", link.expires().toString())
                        .build())
                .build();
    }
}
