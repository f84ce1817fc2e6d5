package org.mediaquery.labelling.rekognition;

import java.util.function.Function;
import org.mediaquery.labelling.Labeller;
import org.mediaquery.labelling.LabellerAnswer;
import org.mediaquery.labelling.Subject;
import org.mediaquery.media.MediaType;

/**
 * What Rekognition is asked about pictures beside labels, as a labeller of its own: its answer is written down as it comes,
 * so that whatever becomes of the other calls, none that was answered is paid for again.
 */
final class RekognitionExtra implements Labeller {

    static final String TEXT = RekognitionLabeller.SOURCE + "-text";
    static final String MODERATION = RekognitionLabeller.SOURCE + "-moderation";

    private final String source;
    private final Function<Subject, LabellerAnswer> question;

    RekognitionExtra(String source, Function<Subject, LabellerAnswer> question) {
        this.source = source;
        this.question = question;
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
        return question.apply(subject);
    }

    @Override
    public int paidCalls(Subject subject) {
        return RekognitionPictures.paidCalls(subject);
    }
}
