package org.mediaquery.labelling.rekognition;

import java.util.function.Function;
import org.mediaquery.labelling.Labeller;
import org.mediaquery.labelling.LabellerAnswer;
import org.mediaquery.labelling.Subject;
import org.mediaquery.media.MediaType;

/**
 * An additional feature of Rekognition for pictures, as a separate labeller. Its result is stored independently, so
 * that a failure of another call does not repeat a paid call that succeeded.
 */
final class RekognitionExtra implements Labeller {

    static final String TEXT = RekognitionLabeller.SOURCE + "-text";
    static final String MODERATION = RekognitionLabeller.SOURCE + "-moderation";

    private final String source;
    private final Function<Subject, LabellerAnswer> call;

    RekognitionExtra(String source, Function<Subject, LabellerAnswer> call) {
        this.source = source;
        this.call = call;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public boolean supports(MediaType type) {
        return type == MediaType.IMAGE;
    }

    @Override
    public LabellerAnswer label(Subject subject, String token) {
        return call.apply(subject);
    }

    @Override
    public int paidCalls(Subject subject) {
        return RekognitionPictures.paidCalls(subject);
    }
}
