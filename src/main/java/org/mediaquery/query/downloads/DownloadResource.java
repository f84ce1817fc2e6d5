package org.mediaquery.query.downloads;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.mediaquery.api.ContentDisposition;
import org.mediaquery.api.ObjectRequest;
import org.mediaquery.api.QueryParameters;
import org.mediaquery.storage.PresignedLink;

/** Serves originals: {@code GET /api/downloads/{name}}, {@code POST /api/downloads}. */
@Path("downloads")
@ApplicationScoped
public class DownloadResource {

    private static final String ROUTE = "/api/downloads/";
    private static final String REDIRECT = "redirect";
    private static final Set<String> PARAMETERS = Set.of(REDIRECT);

    @Inject
    Downloads downloads;

    @Inject
    ZipDownloads archives;

    @GET
    @Path("{name: .+}")
    @Produces("application/json")
    public Response download(@Context HttpServletRequest http, @Context UriInfo uri) {
        return answer(ObjectRequest.inPath(http.getRequestURI(), ROUTE, uri.getQueryParameters(), PARAMETERS));
    }

    @GET
    @Produces("application/json")
    public Response downloadNamed(@Context UriInfo uri) {
        return answer(ObjectRequest.inQuery(uri.getQueryParameters(), PARAMETERS));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces("application/zip")
    public Response archive(MultivaluedMap<String, String> form, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        List<String> names = ArchiveRequest.names(form);
        archives.begin();
        StreamingOutput body = out -> archives.write(names, out);
        return Response.ok(body)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment("media.zip"))
                .build();
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
