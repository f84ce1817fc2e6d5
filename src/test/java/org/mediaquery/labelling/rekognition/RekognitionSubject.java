package org.mediaquery.labelling.rekognition;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.mediaquery.imaging.Pictures;
import org.mediaquery.imaging.decode.JpegEncoder;
import org.mediaquery.imaging.decode.PictureScaler;
import org.mediaquery.labelling.Labeller;
import org.mediaquery.labelling.Subject;
import org.mediaquery.labelling.rekognition.RekognitionSettings.Channel;
import org.mediaquery.labelling.rekognition.RekognitionSettings.Extra;
import org.mediaquery.media.Content;
import org.mediaquery.media.Dimensions;
import org.mediaquery.media.Frame;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.ObjectVersion;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rekognition.RekognitionClient;

/** Subjects and labellers for tests of Rekognition. */
record RekognitionSubject(Content content, long size) implements Subject {

    static RekognitionSubject picture(int width, int height) {
        return new RekognitionSubject(
                new Content(MediaType.IMAGE, "image/jpeg", new Dimensions(width, height, 1), null, null), 1000);
    }

    static RekognitionSubject video(long size, Long durationMillis) {
        return new RekognitionSubject(
                new Content(MediaType.VIDEO, "video/mp4", new Dimensions(640, 480, 1), null, durationMillis), size);
    }

    RekognitionSubject of(String contentType, long bytes) {
        return new RekognitionSubject(
                new Content(content.type(), contentType, content.dimensions(), null, null), bytes);
    }

    /** Returns the labeller of labels and colors. */
    static Labeller labeller(FakeRekognition service, Set<Extra> extras) {
        return labellers(service, extras).get(0);
    }

    static List<Labeller> labellers(FakeRekognition service, Set<Extra> extras) {
        RekognitionClient client = RekognitionClient.builder()
                .endpointOverride(service.endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .httpClientBuilder(Apache5HttpClient.builder().socketTimeout(Duration.ofMillis(500)))
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
        Channel channel = new Channel(
                "arn:aws:sns:eu-west-1:111122223333:AmazonRekognitionLabels",
                "arn:aws:iam::111122223333:role/rekognition");
        return RekognitionLabellers.of(client, client, new RekognitionSettings(30, extras, channel));
    }

    @Override
    public String bucket() {
        return "media";
    }

    @Override
    public String name() {
        return "a dög+1.jpg";
    }

    @Override
    public ObjectVersion version() {
        return new ObjectVersion("etag", size, "v1", null, Instant.EPOCH);
    }

    @Override
    public BufferedImage picture(int maxSide) {
        Dimensions whole = content.dimensions();
        return PictureScaler.reduce(Pictures.halves(whole.width(), whole.height(), Color.BLUE, Color.GREEN), maxSide);
    }

    @Override
    public byte[] jpeg(int maxSide, int maxBytes) {
        return new JpegEncoder().encodeWithin(picture(maxSide), maxBytes);
    }

    @Override
    public String frames(Consumer<Frame> frames) {
        throw new IllegalStateException("Rekognition needs no frames");
    }
}
