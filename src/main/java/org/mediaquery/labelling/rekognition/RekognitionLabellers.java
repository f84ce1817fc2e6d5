package org.mediaquery.labelling.rekognition;

import java.util.ArrayList;
import java.util.List;
import org.mediaquery.labelling.Labeller;
import org.mediaquery.labelling.rekognition.RekognitionSettings.Extra;
import software.amazon.awssdk.services.rekognition.RekognitionClient;

/** Creates the labellers of Rekognition, one for each paid call. */
public final class RekognitionLabellers {

    private RekognitionLabellers() {}

    /**
     * Creates the configured labellers.
     *
     * @param once a client that never retries, since each attempt may be paid for: the caller of these labellers
     *     retries
     * @param patient a client that retries: the result of a job has many pages, which are free
     */
    public static List<Labeller> of(RekognitionClient once, RekognitionClient patient, RekognitionSettings settings) {
        RekognitionPictures pictures = new RekognitionPictures(once, settings);
        List<Labeller> labellers = new ArrayList<>();
        labellers.add(new RekognitionLabeller(pictures, new RekognitionVideos(once, patient, settings)));
        if (settings.extras().contains(Extra.TEXT)) {
            labellers.add(new RekognitionExtra(RekognitionExtra.TEXT, pictures::text));
        }
        if (settings.extras().contains(Extra.MODERATION)) {
            labellers.add(new RekognitionExtra(RekognitionExtra.MODERATION, pictures::moderation));
        }
        return List.copyOf(labellers);
    }
}
