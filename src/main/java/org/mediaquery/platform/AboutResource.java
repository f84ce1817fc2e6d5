package org.mediaquery.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.mediaquery.api.QueryParameters;
import org.mediaquery.ingest.inspection.ObjectInspector;
import org.mediaquery.platform.config.Settings;

/** Describes the service's labellers and models for the album: {@code GET /api/about}. */
@Path("about")
@ApplicationScoped
@Produces("application/json")
public class AboutResource {

    @Inject
    LabellerSet labellers;

    @Inject
    Settings settings;

    @Inject
    ObjectInspector inspector;

    @GET
    public JsonObject about(@Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return Json.createObjectBuilder()
                .add("bucket", settings.resources().bucket())
                .add("labellers", Json.createArrayBuilder(labellers.sources()))
                .add("seesContent", labellers.seesContent())
                .add("models", models())
                .add("pictureTypes", Json.createArrayBuilder(inspector.pictureTypes()))
                .add("videoDecoder", inspector.videoDecoder())
                .build();
    }

    private JsonArrayBuilder models() {
        JsonArrayBuilder models = Json.createArrayBuilder();
        labellers.models().forEach(model -> {
            JsonObjectBuilder json = Json.createObjectBuilder().add("name", model.name());
            if (model.licence() != null) {
                json.add("licence", model.licence());
            }
            if (model.attribution() != null) {
                json.add("attribution", model.attribution());
            }
            models.add(json);
        });
        return models;
    }
}
