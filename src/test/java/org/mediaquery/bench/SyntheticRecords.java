package org.mediaquery.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.mediaquery.media.Content;
import org.mediaquery.media.Dimensions;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.ObjectVersion;
import org.mediaquery.media.labels.Detection;
import org.mediaquery.media.labels.Label;
import org.mediaquery.media.labels.LabellerResult;
import org.mediaquery.media.labels.Labelling;
import org.mediaquery.media.labels.SourceProgress;
import org.mediaquery.media.labels.SourceState;

/**
 * Records like those of a real bucket of pictures: ten labels each, drawn from a thousand by Zipf's law (the n-th most
 * frequent label is n times rarer than the most frequent one). Another label belongs to exactly 20 records.
 */
final class SyntheticRecords {

    static final String RARE = "Albatross";
    static final int RARE_ONES = 20;

    private static final int LABELS = 1000;
    private static final int LABELS_EACH = 10;
    private static final int IN_A_FOLDER = 500;
    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");

    private final double[] sums = new double[LABELS];

    SyntheticRecords() {
        double sum = 0;
        for (int i = 0; i < LABELS; i++) {
            sum += 1.0 / (i + 1);
            sums[i] = sum;
        }
    }

    static String name(int i) {
        return String.format(Locale.ROOT, "albums/%04d/%07d.jpg", i / IN_A_FOLDER, i);
    }

    /** Returns the name prefix of a folder. */
    static String folder(int folder) {
        return String.format(Locale.ROOT, "albums/%04d/", folder);
    }

    /** Returns the n-th most frequent label, counted from 0. */
    static String label(int n) {
        return String.format(Locale.ROOT, "Thing%03d", n);
    }

    /** Creates a record. The first 20 have the rare label. */
    MediaRecord record(int i) {
        Random random = new Random(i);
        Set<String> labels = new LinkedHashSet<>();
        if (i < RARE_ONES) {
            labels.add(RARE);
        }
        while (labels.size() < LABELS_EACH) {
            labels.add(label(zipf(random)));
        }
        List<Detection> detections = new ArrayList<>();
        labels.forEach(label -> detections.add(Detection.of(Label.of(label), 50 + random.nextInt(50), "test")));
        Instant uploaded = FIRST.plusSeconds(random.nextInt(200_000_000));
        return new MediaRecord(
                name(i),
                new ObjectVersion(
                        String.format(Locale.ROOT, "%032x", i),
                        100_000 + random.nextInt(5_000_000),
                        null,
                        null,
                        uploaded),
                new Content(MediaType.IMAGE, "image/jpeg", new Dimensions(4032, 3024, 1), null, null),
                Labelling.of(List.of(new SourceState(
                        "test", 1, SourceProgress.labelled(uploaded.plusSeconds(2)), LabellerResult.of(detections)))));
    }

    /** Returns the names of those among the first records that have all of these labels. */
    List<String> having(int count, String... labels) {
        return IntStream.range(0, count)
                .mapToObj(this::record)
                .filter(record -> record.labels().containsAll(List.of(labels)))
                .map(MediaRecord::name)
                .toList();
    }

    private int zipf(Random random) {
        double point = random.nextDouble() * sums[LABELS - 1];
        int found = Arrays.binarySearch(sums, point);
        return found >= 0 ? found : -found - 1;
    }
}
