package org.mediaquery.bench;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.mediaquery.labelling.onnx.OnnxLabeller;
import org.mediaquery.labelling.onnx.OnnxSettings;
import org.mediaquery.labelling.onnx.PreparedModel;
import org.mediaquery.labelling.onnx.files.FileLocation;
import org.mediaquery.models.ModelCatalog;
import org.mediaquery.models.ModelFolder;
import org.mediaquery.models.Progress;

/**
 * Measures how many pictures per second one core labels with the default detector. Also measures a classifier if the
 * environment variables {@code BENCH_CLASSIFIER} and {@code BENCH_CLASSIFIER_LABELS} name its files. The pictures are
 * already decoded and scaled as in the service.
 */
public final class DetectionBench {

    private static final double SECONDS = 10;
    private static final double MIN_CONFIDENCE = 30;

    private DetectionBench() {}

    /** Runs the benchmark. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(System.getProperty("build.directory"), "models");
        Path detector = new ModelFolder(folder).fetch(ModelCatalog.load().defaultModel(), new Progress(System.out));
        System.out.printf("%none core, %d x %d pixels, without decoding%n", side(300), side(300) * 3 / 4);
        measure(
                "coco-ssd (detector)",
                PreparedModel.read(detector, MIN_CONFIDENCE).settings(),
                side(300));
        Map<String, String> environment = System.getenv();
        if (environment.containsKey("BENCH_CLASSIFIER")) {
            measure(
                    Path.of(environment.get("BENCH_CLASSIFIER")).getFileName() + " (classifier)",
                    OnnxSettings.of(
                            FileLocation.of(environment.get("BENCH_CLASSIFIER")),
                            FileLocation.of(environment.get("BENCH_CLASSIFIER_LABELS"))),
                    side(224));
        }
    }

    private static void measure(String name, OnnxSettings settings, int side) throws Exception {
        BufferedImage picture = picture(side);
        try (OnnxLabeller labeller =
                new OnnxLabeller(List.of(settings), Path.of(System.getProperty("build.directory")))) {
            double rate = Measure.rate(() -> labeller.detect(picture), 1, SECONDS);
            System.out.printf(Locale.ROOT, "%-32s %6.1f images/s%n", name, rate);
        }
    }

    /** The service scales a picture to twice the side of the model's input. */
    private static int side(int input) {
        return 2 * input;
    }

    private static BufferedImage picture(int width) {
        BufferedImage picture = new BufferedImage(width, width * 3 / 4, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            graphics.setColor(new Color(random.nextInt(1 << 24)));
            graphics.fillOval(random.nextInt(width), random.nextInt(width), random.nextInt(99), random.nextInt(99));
        }
        graphics.dispose();
        return picture;
    }
}
