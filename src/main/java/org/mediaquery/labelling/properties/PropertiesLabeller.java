package org.mediaquery.labelling.properties;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.mediaquery.labelling.FrameLabels;
import org.mediaquery.labelling.Labeller;
import org.mediaquery.labelling.LabellerAnswer;
import org.mediaquery.labelling.Subject;
import org.mediaquery.media.Dimensions;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.labels.Detection;
import org.mediaquery.media.labels.Label;
import org.mediaquery.media.labels.LabellerResult;

/**
 * Detects facts that the pixels show: dominant colors, {@code Portrait}, {@code Landscape}, {@code Square},
 * {@code Panorama}, {@code Black And White}, {@code Dark}, {@code Bright}, {@code Low Contrast}.
 *
 * <p>The confidence says how clear a fact is: 50 where it barely holds, 100 where it is beyond doubt. A color is
 * dominant from a tenth of the picture (50), and beyond doubt from four tenths (100). The lightness thresholds are our
 * own, on the scale of {@link Oklab}.
 */
public final class PropertiesLabeller implements Labeller {

    /** At this size, shares are accurate to better than one percent. */
    private static final int MAX_SIDE = 256;

    private static final ConfidenceRamp COLOR_SHARE = new ConfidenceRamp(0.10, 0.40);

    /** A few tinted pixels, such as a date stamp, do not make a color picture. */
    private static final ConfidenceRamp TINTLESS_SHARE = new ConfidenceRamp(0.97, 1.0);

    private static final ConfidenceRamp DARK_MEAN = new ConfidenceRamp(0.35, 0.20);
    private static final ConfidenceRamp BRIGHT_MEAN = new ConfidenceRamp(0.80, 0.92);

    /**
     * The distance between the 5th and the 95th percentile of lightness; specks beyond do not affect the impression.
     */
    private static final ConfidenceRamp LOW_CONTRAST_DISTANCE = new ConfidenceRamp(0.25, 0.10);

    /** A uniform grey surface is not a black-and-white photograph; even thin print on paper has this distance. */
    private static final double BLACK_AND_WHITE_DISTANCE = 0.2;

    private static final List<String> CATEGORIES = List.of("Tone");
    private static final Label BLACK_AND_WHITE =
            new Label("Black And White", List.of(), List.of("Greyscale", "Grayscale"), CATEGORIES);
    private static final Label DARK = new Label("Dark", List.of(), List.of(), CATEGORIES);
    private static final Label BRIGHT = new Label("Bright", List.of(), List.of(), CATEGORIES);
    private static final Label LOW_CONTRAST = new Label("Low Contrast", List.of(), List.of(), CATEGORIES);

    @Override
    public String source() {
        return "properties";
    }

    @Override
    public boolean supports(MediaType type) {
        return type == MediaType.IMAGE || type == MediaType.VIDEO;
    }

    @Override
    public LabellerAnswer label(Subject subject, String token) {
        if (!supports(subject.content().type())) {
            return new LabellerAnswer.Unsupported("Only pictures and videos have these properties.");
        }
        if (subject.content().type() == MediaType.VIDEO) {
            FrameLabels labels = new FrameLabels();
            String reader = subject.frames(frame -> labels.add(frame, detect(frame.picture()), 0));
            return new LabellerAnswer.Labelled(
                    LabellerResult.of(labels.detections()).with(reader));
        }
        BufferedImage picture = subject.picture(MAX_SIDE);
        Dimensions size = subject.content().dimensions();
        // prefer the original size, since the reduced one is rounded to whole pixels
        List<Label> orientation = size == null || size.width() < 1 || size.height() < 1
                ? AspectRatio.of(picture.getWidth(), picture.getHeight())
                : AspectRatio.of(size.width(), size.height());
        return new LabellerAnswer.Labelled(LabellerResult.of(
                Stream.concat(detect(picture).stream(), orientation.stream().map(label -> detection(label, 100)))
                        .toList()));
    }

    /**
     * Detects colors and tone of one picture, or of one video frame, without the orientation.
     *
     * @param picture opaque, in sRGB; a few hundred pixels per side are enough
     */
    public List<Detection> detect(BufferedImage picture) {
        PixelStatistics statistics = new PixelStatistics(picture);
        List<Detection> detections = new ArrayList<>();
        statistics
                .colorShares()
                .forEach((color, share) -> add(detections, color.label(), COLOR_SHARE.confidence(share)));
        if (distance(statistics, 0.01) >= BLACK_AND_WHITE_DISTANCE) {
            add(detections, BLACK_AND_WHITE, TINTLESS_SHARE.confidence(statistics.tintlessShare()));
        }
        add(detections, DARK, DARK_MEAN.confidence(statistics.meanLightness()));
        add(detections, BRIGHT, BRIGHT_MEAN.confidence(statistics.meanLightness()));
        add(detections, LOW_CONTRAST, LOW_CONTRAST_DISTANCE.confidence(distance(statistics, 0.05)));
        return detections;
    }

    /** Returns the range of lightness, 0 to 1, after cutting off a share at both ends. */
    private static double distance(PixelStatistics statistics, double cut) {
        return statistics.lightnessQuantile(1 - cut) - statistics.lightnessQuantile(cut);
    }

    private void add(List<Detection> detections, Label label, OptionalDouble confidence) {
        confidence.ifPresent(value -> detections.add(detection(label, value)));
    }

    private Detection detection(Label label, double confidence) {
        return Detection.of(label, confidence, source());
    }
}
