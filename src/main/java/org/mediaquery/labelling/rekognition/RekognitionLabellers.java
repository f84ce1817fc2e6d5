package org.mediaquery.labelling.rekognition;

import java.util.ArrayList;
import java.util.List;
import org.mediaquery.labelling.Labeller;
import org.mediaquery.labelling.rekognition.RekognitionSettings.Extra;
import software.amazon.awssdk.services.rekognition.RekognitionClient;

/** All that Rekognition is asked for, each paid call a labeller of its own. */
public final class RekognitionLabellers {

    private RekognitionLabellers() {}

    /**
     * The labellers that are wanted.
     *
     * @param once a client that does not try again by itself, since each try may be paid for: whoever asks these labellers
     *     does that
     * @param patient a client that does: what came of a job is told in many pages, for nothing
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
