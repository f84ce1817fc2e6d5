package org.mediaquery.labelling.rekognition;

import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.mediaquery.labelling.Subject;
import org.mediaquery.media.Dimensions;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.rekognition.model.Image;
import software.amazon.awssdk.services.rekognition.model.ImageTooLargeException;
import software.amazon.awssdk.services.rekognition.model.InvalidImageFormatException;

/**
 * How Rekognition is shown a picture: by its place in S3 where it can read it itself, else as a JPEG that is made from it
 * (Amazon Rekognition developer guide, "Guidelines and quotas").
 */
final class PictureSource {

    /** In pixels. */
    private static final int MIN_SIDE = 80;

    private static final long MAX_BYTES_IN_S3 = 15L << 20;
    private static final int MAX_BYTES_SENT = 5 << 20;

    /** More shows Rekognition nothing more: it finds what takes 5 % of a side of 1,080 pixels or less. */
    private static final int MAX_SIDE_SENT = 2048;

    private static final Set<String> READ_IN_S3 = Set.of("image/jpeg", "image/png");

    private static final System.Logger LOG = System.getLogger(PictureSource.class.getName());

    private PictureSource() {}

    /** Why Rekognition cannot look at it; nothing when it can. */
    static Optional<String> obstacle(Subject subject) {
        Dimensions size = subject.content().dimensions();
        if (size == null) {
            return Optional.empty();
        }
        int shorter = Math.min(size.width(), size.height());
        if (shorter < MIN_SIDE) {
            return Optional.of("Rekognition looks at pictures of at least " + MIN_SIDE + " x " + MIN_SIDE
                    + " pixels; this one has " + size.width() + " x " + size.height() + ".");
        }
        double scale = Math.min(1, (double) MAX_SIDE_SENT / Math.max(size.width(), size.height()));
        if (!isReadInS3(subject) && shorter * scale < MIN_SIDE) {
            return Optional.of(
                    "Rekognition cannot read this form of picture, and as a JPEG that it can read it would be"
                            + " too narrow: " + size.width() + " x " + size.height() + " pixels.");
        }
        return Optional.empty();
    }

    private static boolean isReadInS3(Subject subject) {
        return READ_IN_S3.contains(subject.content().contentType())
                && subject.version().size() <= MAX_BYTES_IN_S3;
    }

    /** Has a question answered about a picture, by its place in S3 if that can be. */
    static <T> T ask(Subject subject, Function<Image, T> question) {
        if (!isReadInS3(subject)) {
            return question.apply(sent(subject));
        }
        try {
            return question.apply(inS3(subject));
        } catch (InvalidImageFormatException | ImageTooLargeException e) {
            // CMYK, arithmetic coding, … : what Rekognition does not read of JPEG and PNG is not written anywhere
            LOG.log(Level.DEBUG, "Rekognition cannot read the picture itself", e);
            return question.apply(sent(subject));
        }
    }

    /** The very version that the record tells of, where the bucket keeps versions. */
    private static Image inS3(Subject subject) {
        return Image.builder()
                .s3Object(object -> object.bucket(subject.bucket())
                        .name(subject.name())
                        .version(subject.version().versionId()))
                .build();
    }

    private static Image sent(Subject subject) {
        return Image.builder()
                .bytes(SdkBytes.fromByteArrayUnsafe(subject.jpeg(MAX_SIDE_SENT, MAX_BYTES_SENT)))
                .build();
    }
}
