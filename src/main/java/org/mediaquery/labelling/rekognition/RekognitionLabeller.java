package org.mediaquery.labelling.rekognition;

import org.mediaquery.labelling.Labeller;
import org.mediaquery.labelling.LabellerAnswer;
import org.mediaquery.labelling.Subject;
import org.mediaquery.media.MediaType;

/** Labels pictures synchronously and videos with a job, by Amazon Rekognition. */
final class RekognitionLabeller implements Labeller {

    static final String SOURCE = "rekognition";

    private final RekognitionPictures pictures;
    private final RekognitionVideos videos;

    RekognitionLabeller(RekognitionPictures pictures, RekognitionVideos videos) {
        this.pictures = pictures;
        this.videos = videos;
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public boolean supports(MediaType type) {
        return type == MediaType.IMAGE || type == MediaType.VIDEO;
    }

    @Override
    public LabellerAnswer label(Subject subject, String token) {
        return isVideo(subject) ? videos.start(subject, token) : pictures.labels(subject);
    }

    @Override
    public LabellerAnswer collect(String jobId) {
        return videos.collect(jobId);
    }

    @Override
    public int paidCalls(Subject subject) {
        return isVideo(subject) ? videos.paidCalls(subject) : RekognitionPictures.paidCalls(subject);
    }

    private static boolean isVideo(Subject subject) {
        return subject.content().type() == MediaType.VIDEO;
    }
}
