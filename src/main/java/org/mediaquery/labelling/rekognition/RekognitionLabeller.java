package org.mediaquery.labelling.rekognition;

import java.util.function.Supplier;
import org.mediaquery.labelling.Answer;
import org.mediaquery.labelling.Labeller;
import org.mediaquery.labelling.Subject;
import org.mediaquery.media.MediaType;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rekognition.RekognitionClient;

/** Amazon Rekognition: pictures are answered at once, videos by a job. */
public final class RekognitionLabeller implements Labeller {

    static final String SOURCE = "rekognition";

    private final RekognitionPictures pictures;
    private final RekognitionVideos videos;

    /**
     * A labeller that asks Rekognition.
     *
     * @param once a client that does not try again by itself, since each try may be paid for: whoever asks this labeller
     *     does that
     * @param patient a client that does: what came of a job is told in many pages, for nothing
     */
    public RekognitionLabeller(RekognitionClient once, RekognitionClient patient, RekognitionSettings settings) {
        this.pictures = new RekognitionPictures(once, settings);
        this.videos = new RekognitionVideos(once, patient, settings);
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public boolean reads(MediaType type) {
        return type == MediaType.IMAGE || type == MediaType.VIDEO;
    }

    @Override
    public Answer label(Subject subject, String token) {
        String where = "s3://" + subject.bucket() + "/" + subject.name();
        return asked(where, () -> isVideo(subject) ? videos.start(subject, token) : pictures.look(subject));
    }

    @Override
    public Answer collect(String jobId) {
        return asked("job " + jobId, () -> videos.collect(jobId));
    }

    @Override
    public int paidCalls(Subject subject) {
        return isVideo(subject) ? videos.paidCalls(subject) : pictures.paidCalls(subject);
    }

    private static boolean isVideo(Subject subject) {
        return subject.content().type() == MediaType.VIDEO;
    }

    private static Answer asked(String about, Supplier<Answer> question) {
        try {
            return question.get();
        } catch (SdkException e) {
            throw RekognitionFailures.of(e, about);
        }
    }
}
