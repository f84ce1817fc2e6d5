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
 * Passes a picture to Rekognition: as a reference to S3 if Rekognition supports its format and size, else as a JPEG in
 * the request (Amazon Rekognition developer guide, "Guidelines and quotas").
 */
final class PictureSource {

    /** In pixels. */
    private static final int MIN_SIDE = 80;

    private static final long MAX_BYTES_IN_S3 = 15L << 20;
    private static final int MAX_BYTES_SENT = 5 << 20;

    /** A larger picture does not help: Rekognition finds objects of 5 % of a side at 1,080 pixels. */
    private static final int MAX_SIDE_SENT = 2048;

    private static final Set<String> READ_IN_S3 = Set.of("image/jpeg", "image/png");

    private static final System.Logger LOG = System.getLogger(PictureSource.class.getName());

    private PictureSource() {}

    /** Returns why Rekognition cannot label the picture; nothing if it can. */
    static Optional<String> obstacle(Subject subject) {
        Dimensions size = subject.content().dimensions();
        if (size == null) {
            return Optional.empty();
        }
        int shorter = Math.min(size.width(), size.height());
        if (shorter < MIN_SIDE) {
            return Optional.of("Rekognition supports pictures of at least " + MIN_SIDE + " x " + MIN_SIDE
                    + " pixels; this one has " + size.width() + " x " + size.height() + ".");
        }
        double scale = Math.min(1, (double) MAX_SIDE_SENT / Math.max(size.width(), size.height()));
        if (!isReadInS3(subject) && shorter * scale < MIN_SIDE) {
            return Optional.of(
                    "Rekognition does not support this format, and a JPEG of the size that it supports would be"
                            + " too narrow: " + size.width() + " x " + size.height() + " pixels.");
        }
        return Optional.empty();
    }

    private static boolean isReadInS3(Subject subject) {
        return READ_IN_S3.contains(subject.content().contentType())
                && subject.version().size() <= MAX_BYTES_IN_S3;
    }

    /** Calls Rekognition with a picture, as a reference to S3 if possible. */
    static <T> T ask(Subject subject, Function<Image, T> call) {
        if (!isReadInS3(subject)) {
            return call.apply(sent(subject));
        }
        try {
            return call.apply(inS3(subject));
        } catch (InvalidImageFormatException | ImageTooLargeException e) {
            // CMYK, arithmetic coding, …: which JPEG and PNG variants Rekognition supports is not documented
            LOG.log(Level.DEBUG, "Rekognition cannot decode the original; sending a JPEG", e);
            return call.apply(sent(subject));
        }
    }

    /** Refers to the version in the record, if the bucket is versioned. */
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
