package org.mediaquery.labelling.rekognition;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.github.tomakehurst.wiremock.http.Fault;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediaquery.labelling.Labeller;
import org.mediaquery.labelling.LabellerAnswer;
import org.mediaquery.labelling.LabellingException;
import org.mediaquery.labelling.LabellingException.Kind;
import org.mediaquery.media.labels.Detection;
import org.mediaquery.media.labels.LabellerResult;
import org.mediaquery.media.labels.TimeSpan;

/** Tests videos against Rekognition's protocol. */
class RekognitionVideosIT {

    private static final String TOKEN = "Qm9iIHRoZSBidWlsZGVyIGNhbiBmaXggaXQsIHllcyE";

    private final FakeRekognition service = new FakeRekognition();
    private final Labeller labeller = RekognitionSubject.labeller(service, Set.of());

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void startsAJobWithItsToken() {
        service.answer("StartLabelDetection", "{\"JobId\":\"job-1\"}");
        assertThat(labeller.label(RekognitionSubject.video(1000, 8000L), TOKEN))
                .isEqualTo(new LabellerAnswer.Started("job-1"));
        JsonObject asked = service.asked("StartLabelDetection").get(0);
        assertThat(asked.getString("ClientRequestToken")).isEqualTo(TOKEN);
        assertThat(asked.getString("JobTag")).isEqualTo(TOKEN);
        JsonObject object = asked.getJsonObject("Video").getJsonObject("S3Object");
        assertThat(object.getString("Bucket")).isEqualTo("media");
        assertThat(object.getString("Name")).isEqualTo("a dög+1.jpg");
        assertThat(object.getString("Version")).isEqualTo("v1");
        assertThat(asked.getJsonObject("NotificationChannel").getString("SNSTopicArn"))
                .startsWith("arn:aws:sns:");
        assertThat(asked.getJsonObject("NotificationChannel").getString("RoleArn"))
                .startsWith("arn:aws:iam:");
    }

    @ParameterizedTest
    @CsvSource({
        "400,LimitExceededException,NO_FREE_JOB",
        "400,ThrottlingException,THROTTLED",
        "400,ProvisionedThroughputExceededException,THROTTLED",
        "500,InternalServerError,TRANSIENT",
        "400,IdempotentParameterMismatchException,PERMANENT",
        "400,VideoTooLargeException,PERMANENT",
        "400,InvalidS3ObjectException,PERMANENT",
        "400,InvalidParameterException,PERMANENT",
        "400,AccessDeniedException,PERMANENT",
    })
    void classifiesErrorsOfStartingAJob(int status, String error, Kind kind) {
        service.stub(FakeRekognition.on("StartLabelDetection")
                .willReturn(FakeRekognition.error(status, error, "What the service says.")));
        assertFails(kind, () -> labeller.label(RekognitionSubject.video(1000, 8000L), TOKEN));
        assertThat(service.asked("StartLabelDetection")).as("attempts").hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"10737418241,1000,10 GB", "1000,21600001,6 hours"})
    void doesNotSendVideosBeyondTheLimits(long size, long duration, String reason) {
        RekognitionSubject video = RekognitionSubject.video(size, duration);
        assertThat(((LabellerAnswer.Unsupported) labeller.label(video, TOKEN)).reason())
                .contains(reason);
        assertThat(labeller.paidCalls(video)).isZero();
        assertThat(service.asked("StartLabelDetection")).isEmpty();
    }

    @Test
    void labelsHaveTimeSpans() {
        service.answer("GetLabelDetection", FakeRekognition.file("get-label-detection"));
        LabellerResult result = collect();
        assertThat(result.tool()).isEqualTo("label model 3.0");
        assertThat(result.detections())
                .extracting(detection -> detection.label().name(), Detection::confidence, Detection::spans)
                .containsExactly(
                        tuple("Dog", 98.25, List.of(new TimeSpan(0, 4000), new TimeSpan(6000, 6500))),
                        tuple("Phone Booth", 77.0, List.of(new TimeSpan(4000, 8000))));
        assertThat(result.detections().get(0).label().parents()).containsExactly("Animal");
        assertThat(service.asked("GetLabelDetection").get(0).getString("AggregateBy"))
                .isEqualTo("SEGMENTS");
    }

    @Test
    void readsALongResultPageByPage() {
        int pages = 100;
        for (int page = 0; page < pages; page++) {
            service.stub(FakeRekognition.on("GetLabelDetection")
                    .withRequestBody(matchingJsonPath("$.NextToken", page == 0 ? absent() : equalTo("page-" + page)))
                    .willReturn(FakeRekognition.ok(page(page, pages))));
        }
        List<Detection> detections = collect().detections();
        assertThat(detections).hasSize(500);
        assertThat(detections.stream()
                        .mapToInt(detection -> detection.spans().size())
                        .sum())
                .isEqualTo(100_000);
        assertThat(service.asked("GetLabelDetection")).hasSize(pages);
    }

    @Test
    void reportsARunningJob() {
        service.answer("GetLabelDetection", "{\"JobStatus\":\"IN_PROGRESS\"}");
        assertThat(labeller.collect("job-1")).isEqualTo(new LabellerAnswer.Started("job-1"));
    }

    @Test
    void reportsWhyAJobFailed() {
        service.answer(
                "GetLabelDetection", "{\"JobStatus\":\"FAILED\",\"StatusMessage\":\"Unsupported codec/format\"}");
        assertThatThrownBy(this::collect)
                .isInstanceOfSatisfying(
                        LabellingException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PERMANENT))
                .hasMessageContaining("Unsupported codec/format");
    }

    @ParameterizedTest
    @CsvSource({
        "400,ResourceNotFoundException,PERMANENT",
        "400,InvalidPaginationTokenException,TRANSIENT",
        "400,ThrottlingException,THROTTLED",
        "500,InternalServerError,TRANSIENT",
        "400,AccessDeniedException,PERMANENT",
    })
    void classifiesErrorsOfCollectingAResult(int status, String error, Kind kind) {
        service.stub(FakeRekognition.on("GetLabelDetection")
                .willReturn(FakeRekognition.error(status, error, "What the service says.")));
        assertFails(kind, this::collect);
    }

    @Test
    void anInvalidResponseIsTransient() {
        service.answer("GetLabelDetection", "{\"JobStatus\":\"SUCC");
        assertFails(Kind.TRANSIENT, this::collect);
        service.stub(FakeRekognition.on("GetLabelDetection")
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        assertFails(Kind.TRANSIENT, this::collect);
        service.stub(FakeRekognition.on("GetLabelDetection")
                .willReturn(FakeRekognition.ok("{}").withFixedDelay(5_000)));
        assertFails(Kind.TRANSIENT, this::collect);
    }

    /** A thousand segments of five hundred labels, without adjacent segments of the same label. */
    private static String page(int page, int pages) {
        String segments = IntStream.range(0, 1000)
                .map(i -> page * 1000 + i)
                .mapToObj(i ->
                        "{\"Timestamp\":%d,\"StartTimestampMillis\":%d,\"EndTimestampMillis\":%d,\"Label\":{\"Name\":\"Label %d\",\"Confidence\":80.5}}"
                                .formatted(i * 100, i * 100, i * 100 + 50, i % 500))
                .collect(Collectors.joining(","));
        String next = page + 1 < pages ? ",\"NextToken\":\"page-" + (page + 1) + "\"" : "";
        return "{\"JobStatus\":\"SUCCEEDED\",\"Labels\":[" + segments + "]" + next + "}";
    }

    private LabellerResult collect() {
        return ((LabellerAnswer.Labelled) labeller.collect("job-1")).result();
    }

    private static void assertFails(Kind kind, Runnable question) {
        assertThatThrownBy(question::run).isInstanceOfSatisfying(LabellingException.class, e -> assertThat(e.kind())
                .isEqualTo(kind));
    }
}
