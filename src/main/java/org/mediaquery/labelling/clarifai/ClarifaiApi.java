package org.mediaquery.labelling.clarifai;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The call that asks a model of Clarifai; its whole address is configured. */
public interface ClarifaiApi {

    /**
     * Has a model look at pictures.
     *
     * @param authorization {@code Key} and a personal access token
     * @param inputs JSON
     * @return whatever the status; to be closed
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    Response outputs(@HeaderParam("Authorization") String authorization, String inputs);
}
