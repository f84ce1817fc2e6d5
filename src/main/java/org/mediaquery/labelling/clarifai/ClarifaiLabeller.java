package org.mediaquery.labelling.clarifai;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.mediaquery.labelling.Labeller;
import org.mediaquery.labelling.LabellerAnswer;
import org.mediaquery.labelling.Subject;
import org.mediaquery.media.MediaType;

/**
 * Labels pictures with Clarifai. Sends upright JPEGs, since Clarifai ignores the EXIF orientation, and sends them in
 * the request, so that no public link is necessary.
 */
public final class ClarifaiLabeller implements Labeller {

    static final String SOURCE = "clarifai";

    /** Its general models use a few hundred pixels. */
    private static final int MAX_SIDE = 1024;

    /** Far below the limit of 20 MB (Clarifai's documentation, "Limits"); base64 adds a third. */
    private static final int MAX_BYTES = 4 << 20;

    private final ClarifaiApi api;
    private final URI url;
    private final String authorization;

    public ClarifaiLabeller(ClarifaiSettings settings) {
        this.api = RestClientBuilder.newBuilder()
                .baseUri(settings.url())
                .connectTimeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
                // the body explains an error status
                .property("microprofile.rest.client.disable.default.mapper", true)
                .build(ClarifaiApi.class);
        this.url = settings.url();
        this.authorization = "Key " + settings.token();
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public boolean supports(MediaType type) {
        return type == MediaType.IMAGE;
    }

    @Override
    public LabellerAnswer label(Subject subject, String token) {
        String inputs = inputs(subject.jpeg(MAX_SIDE, MAX_BYTES));
        try (Response response = api.outputs(authorization, inputs)) {
            return new LabellerAnswer.Labelled(ClarifaiAnswer.read(response, url));
        } catch (ProcessingException e) {
            throw ClarifaiFailures.unreachable(url, e);
        }
    }

    @Override
    public int paidCalls(Subject subject) {
        return 1;
    }

    private static String inputs(byte[] jpeg) {
        JsonObjectBuilder image =
                Json.createObjectBuilder().add("base64", Base64.getEncoder().encodeToString(jpeg));
        JsonObjectBuilder input = Json.createObjectBuilder()
                .add("data", Json.createObjectBuilder().add("image", image));
        return Json.createObjectBuilder()
                .add("inputs", Json.createArrayBuilder().add(input))
                .build()
                .toString();
    }
}
