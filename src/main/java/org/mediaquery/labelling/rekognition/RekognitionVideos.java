package org.mediaquery.labelling.rekognition;

import java.time.Duration;
import java.util.Optional;
import org.mediaquery.labelling.LabellerAnswer;
import org.mediaquery.labelling.LabellingException;
import org.mediaquery.labelling.LabellingException.Kind;
import org.mediaquery.labelling.Subject;
import org.mediaquery.media.labels.LabellerResult;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.GetLabelDetectionRequest;
import software.amazon.awssdk.services.rekognition.model.GetLabelDetectionResponse;
import software.amazon.awssdk.services.rekognition.model.LabelDetectionAggregateBy;
import software.amazon.awssdk.services.rekognition.model.LabelDetectionSortBy;
import software.amazon.awssdk.services.rekognition.model.NotificationChannel;
import software.amazon.awssdk.services.rekognition.model.StartLabelDetectionRequest;
import software.amazon.awssdk.services.rekognition.model.VideoJobStatus;

/** Labels videos with Rekognition: starts jobs, and collects their results. */
final class RekognitionVideos {

    /** Source of both limits: Amazon Rekognition developer guide, "Guidelines and quotas". */
    private static final long MAX_BYTES = 10L << 30;

    private static final Duration MAX_LENGTH = Duration.ofHours(6);

    /** The maximum page size of GetLabelDetection (API reference). */
    private static final int PAGE = 1000;

    /** Ten million segments: no real video has this many, so the pages must be repeating. */
    private static final int MAX_PAGES = 10_000;

    private final RekognitionClient once;
    private final RekognitionClient patient;
    private final RekognitionSettings settings;

    RekognitionVideos(RekognitionClient once, RekognitionClient patient, RekognitionSettings settings) {
        this.once = once;
        this.patient = patient;
        this.settings = settings;
    }

    LabellerAnswer start(Subject subject, String token) {
        Optional<String> obstacle = obstacle(subject);
        if (obstacle.isPresent()) {
            return new LabellerAnswer.Unsupported(obstacle.get());
        }
        StartLabelDetectionRequest.Builder request = StartLabelDetectionRequest.builder()
                .video(video -> video.s3Object(object -> object.bucket(subject.bucket())
                        .name(subject.name())
                        .version(subject.version().versionId())))
                .minConfidence((float) settings.minConfidence())
                // the request token prevents a second job; the tag identifies the completed job
                .clientRequestToken(token)
                .jobTag(token);
        if (settings.channel() != null) {
            request.notificationChannel(NotificationChannel.builder()
                    .snsTopicArn(settings.channel().topicArn())
                    .roleArn(settings.channel().roleArn())
                    .build());
        }
        String where = "s3://" + subject.bucket() + "/" + subject.name();
        return new LabellerAnswer.Started(RekognitionFailures.translated(
                once, "StartLabelDetection", where, () -> once.startLabelDetection(request.build())
                        .jobId()));
    }

    LabellerAnswer collect(String jobId) {
        return RekognitionFailures.translated(patient, "GetLabelDetection", "job " + jobId, () -> pages(jobId));
    }

    private LabellerAnswer pages(String jobId) {
        GetLabelDetectionRequest.Builder request = GetLabelDetectionRequest.builder()
                .jobId(jobId)
                .maxResults(PAGE)
                .sortBy(LabelDetectionSortBy.TIMESTAMP)
                .aggregateBy(LabelDetectionAggregateBy.SEGMENTS);
        GetLabelDetectionResponse page = patient.getLabelDetection(request.build());
        if (page.jobStatus() == VideoJobStatus.IN_PROGRESS) {
            return new LabellerAnswer.Started(jobId);
        }
        if (page.jobStatus() != VideoJobStatus.SUCCEEDED) {
            throw new LabellingException(
                    Kind.PERMANENT,
                    "Rekognition could not process the video: "
                            + (page.statusMessage() == null ? "no reason given." : page.statusMessage()));
        }
        String model = page.labelModelVersion() == null ? null : "label model " + page.labelModelVersion();
        SegmentLabels labels = new SegmentLabels();
        for (int pages = 1; ; pages++) {
            page.labels().forEach(labels::add);
            String next = page.nextToken();
            if (next == null || next.isEmpty()) {
                return new LabellerAnswer.Labelled(
                        LabellerResult.of(labels.detections()).with(model));
            }
            if (pages == MAX_PAGES) {
                throw new LabellingException(Kind.PERMANENT, "Rekognition's result for the video has too many pages.");
            }
            page = patient.getLabelDetection(request.nextToken(next).build());
        }
    }

    int paidCalls(Subject subject) {
        return obstacle(subject).isPresent() ? 0 : 1;
    }

    private static Optional<String> obstacle(Subject subject) {
        Long length = subject.content().durationMillis();
        if (subject.version().size() > MAX_BYTES) {
            return Optional.of("Rekognition supports videos of up to 10 GB; this one has "
                    + subject.version().size() + " bytes.");
        }
        if (length != null && length > MAX_LENGTH.toMillis()) {
            return Optional.of("Rekognition supports videos of up to " + MAX_LENGTH.toHours() + " hours; this one has "
                    + Duration.ofMillis(length).toMinutes() + " minutes.");
        }
        return Optional.empty();
    }
}
