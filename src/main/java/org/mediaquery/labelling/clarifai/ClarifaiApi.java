package org.mediaquery.labelling.clarifai;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The REST API of a Clarifai model, whose full URL is configured. */
public interface ClarifaiApi {

    /**
     * Runs the model on pictures.
     *
     * @param authorization {@code Key} and a personal access token
     * @param inputs JSON
     * @return the response, with any status; the caller closes it
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    Response outputs(@HeaderParam("Authorization") String authorization, String inputs);
}
