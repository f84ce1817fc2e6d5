package org.mediaquery.platform.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The labellers, and which labels are kept.
 *
 * @param labellers the sources of the labellers, in order, without duplicates
 * @param minConfidence the minimum confidence of labels, 0 to 100
 * @param models the models of {@code onnx}; empty if {@code onnx} is not used
 * @param paid the labellers that cost money
 */
public record LabellingSettings(
        List<String> labellers, double minConfidence, List<ModelSettings> models, PaidLabellerSettings paid) {

    public static final String PROPERTIES = "properties";
    public static final String ONNX = "onnx";

    private static final Set<String> KNOWN =
            Set.of(PROPERTIES, ONNX, PaidLabellerSettings.REKOGNITION, PaidLabellerSettings.CLARIFAI);

    static LabellingSettings read(ConfigReader values) {
        Optional<String> chosen = values.text("MEDIA_LABELLER");
        boolean model = ModelSettings.areWanted(values);
        List<String> labellers = chosen.map(LabellingSettings::parse)
                .orElseGet(() -> model ? List.of(ONNX, PROPERTIES) : List.of(PROPERTIES));
        if (labellers.contains(ONNX) && !model) {
            throw new ConfigurationException("MEDIA_LABELLER names " + ONNX
                    + ", but MEDIA_MODEL is not set or is none; it must be " + ModelSettings.ALLOWED + ".");
        }
        double minConfidence = values.decimal("MEDIA_MIN_CONFIDENCE", 0, 100);
        return new LabellingSettings(
                labellers,
                minConfidence,
                labellers.contains(ONNX) ? ModelSettings.read(values) : List.of(),
                PaidLabellerSettings.read(values, labellers, minConfidence));
    }

    private static List<String> parse(String value) {
        List<String> labellers = new ArrayList<>();
        for (String part : Arrays.asList(value.split(",", -1))) {
            String labeller = part.strip();
            if (!KNOWN.contains(labeller) || labellers.contains(labeller)) {
                throw ConfigReader.wrong(
                        "MEDIA_LABELLER",
                        value,
                        "one of " + String.join(", ", new TreeSet<>(KNOWN))
                                + ", or several, separated by commas, without duplicates",
                        null);
            }
            labellers.add(labeller);
        }
        return List.copyOf(labellers);
    }
}
