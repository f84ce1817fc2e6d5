package org.mediaquery.platform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who labels, and what is kept.
 *
 * @param labellers their sources, in order, each once
 * @param minConfidence of labels that are kept, 0 to 100
 * @param model of {@code onnx}; null when that is not among the labellers
 * @param paid labellers that cost money
 */
record LabellingSettings(List<String> labellers, double minConfidence, Model model, PaidSettings paid) {

    static final String PROPERTIES = "properties";
    static final String ONNX = "onnx";

    private static final Set<String> KNOWN = Set.of(PROPERTIES, ONNX, PaidSettings.REKOGNITION, PaidSettings.CLARIFAI);

    /**
     * A model for {@code onnx}.
     *
     * @param model path or https URL
     * @param sha256 of the model, hexadecimal; null: not checked
     * @param labels path or https URL
     * @param side of the input, in pixels
     * @param colours what it takes colours to be
     */
    record Model(String model, String sha256, String labels, int side, Colours colours) {}

    /**
     * How a model's input is normalised.
     *
     * @param mean of red, green and blue, 0 to 1
     * @param std standard deviation of red, green and blue, above 0
     */
    record Colours(List<Double> mean, List<Double> std) {}

    static LabellingSettings read(Values values) {
        Optional<String> chosen = values.text("MEDIA_LABELLER");
        Optional<String> model = values.text("MEDIA_MODEL");
        List<String> labellers = chosen.map(LabellingSettings::parse)
                .orElseGet(() -> model.isPresent() ? List.of(ONNX, PROPERTIES) : List.of(PROPERTIES));
        if (labellers.contains(ONNX) && model.isEmpty()) {
            throw new ConfigurationException("MEDIA_LABELLER names " + ONNX
                    + ", but MEDIA_MODEL is not set; it must be the path or the https URL of an ONNX model.");
        }
        double minConfidence = values.decimal("MEDIA_MIN_CONFIDENCE", 0, 100);
        return new LabellingSettings(
                labellers,
                minConfidence,
                labellers.contains(ONNX) ? model(values, model.orElseThrow()) : null,
                PaidSettings.read(values, labellers, minConfidence));
    }

    private static List<String> parse(String value) {
        List<String> labellers = new ArrayList<>();
        for (String part : Arrays.asList(value.split(",", -1))) {
            String labeller = part.strip();
            if (!KNOWN.contains(labeller) || labellers.contains(labeller)) {
                throw Values.wrong(
                        "MEDIA_LABELLER",
                        value,
                        "one of " + String.join(", ", new TreeSet<>(KNOWN))
                                + ", or several joined by commas, each once",
                        null);
            }
            labellers.add(labeller);
        }
        return List.copyOf(labellers);
    }

    private static Model model(Values values, String model) {
        String sha256 = values.text("MEDIA_MODEL_SHA256").isEmpty()
                ? null
                : values.matching("MEDIA_MODEL_SHA256", "[0-9a-fA-F]{64}", "64 hexadecimal digits");
        return new Model(
                model,
                sha256,
                values.required(
                        "MEDIA_MODEL_LABELS", "the path or the https URL of the labels of MEDIA_MODEL, one a line"),
                (int) values.whole("MEDIA_MODEL_SIDE", 1, 1024),
                new Colours(
                        values.decimals("MEDIA_MODEL_MEAN", 3, 0, 1), values.decimals("MEDIA_MODEL_STD", 3, 0.001, 1)));
    }
}
