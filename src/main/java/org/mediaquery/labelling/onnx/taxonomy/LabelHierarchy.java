package org.mediaquery.labelling.onnx.taxonomy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.mediaquery.labelling.onnx.detection.DetectedObject;
import org.mediaquery.media.labels.BoundingBox;
import org.mediaquery.media.labels.Detection;
import org.mediaquery.media.labels.Label;

/**
 * Makes labels of probabilities: the classes themselves, and the everyday words above them. A word is as probable as all
 * classes below it together: a model that wavers between twenty dogs is sure that it sees a dog.
 */
public final class LabelHierarchy {

    private static final double PERCENT = 100;

    /** @param group whether it is a word above the classes, not a class itself */
    private record Word(Label label, BitSet classes, boolean group) {}

    private final List<Word> words = new ArrayList<>();

    /**
     * Makes the words once for all pictures.
     *
     * @param groups the classes below each group
     * @param ancestors the groups above each group
     */
    LabelHierarchy(LabelList labels, Map<String, BitSet> groups, Map<String, Set<String>> ancestors) {
        // the fewer classes a word has, the nearer it is; of equals the one that is below the other
        Comparator<String> nearestFirst = Comparator.<String>comparingInt(
                        group -> groups.get(group).cardinality())
                .thenComparingInt(group -> -ancestors.get(group).size())
                .thenComparing(Comparator.naturalOrder());
        groups.forEach((group, classes) ->
                words.add(new Word(Label.of(group, sorted(ancestors.get(group), nearestFirst)), classes, true)));
        for (int place = 0; place < labels.size(); place++) {
            int current = place;
            List<String> above = groups.keySet().stream()
                    .filter(group -> groups.get(group).get(current))
                    .sorted(nearestFirst)
                    .toList();
            List<String> titles = labels.get(place).titles();
            BitSet alone = new BitSet();
            alone.set(place);
            words.add(new Word(
                    new Label(titles.get(0), above, titles.subList(1, titles.size()), List.of()), alone, false));
        }
    }

    /** The classes alone. */
    public static LabelHierarchy none(LabelList labels) {
        return new LabelHierarchy(labels, Map.of(), Map.of());
    }

    /**
     * The labels that are probable enough, each once.
     *
     * @param probabilities of the classes, 0 to 1
     * @param minConfidence 0 to 100
     */
    public List<Detection> detections(double[] probabilities, double minConfidence, String source) {
        Map<String, Detection> byName = new HashMap<>();
        for (Word word : words) {
            double confidence = Math.min(
                    PERCENT,
                    PERCENT
                            * word.classes().stream()
                                    .mapToDouble(place -> probabilities[place])
                                    .sum());
            if (confidence >= minConfidence) {
                // a class may have the name of the group that it is in: the group counts more
                byName.merge(
                        Label.fold(word.label().name()),
                        Detection.of(word.label(), confidence, source),
                        (a, b) -> a.confidence() >= b.confidence() ? a : b);
            }
        }
        return List.copyOf(byName.values());
    }

    /**
     * The labels of objects, each once, the surest and narrowest first. A label is as sure as the surest object that it is
     * a word for. The classes have the boxes of their objects; the words above them have none, as with Amazon Rekognition.
     *
     * @param minConfidence 0 to 100
     */
    public List<Detection> objects(List<DetectedObject> objects, double minConfidence, String source) {
        Map<String, Detection> byName = new HashMap<>();
        for (Word word : words) {
            List<DetectedObject> meant = objects.stream()
                    .filter(object -> word.classes().get(object.place()) && object.confidence() >= minConfidence)
                    .sorted(Comparator.comparingDouble(DetectedObject::score).reversed())
                    .toList();
            if (!meant.isEmpty()) {
                List<BoundingBox> boxes = word.group()
                        ? List.of()
                        : meant.stream().map(DetectedObject::box).toList();
                byName.merge(
                        Label.fold(word.label().name()),
                        new Detection(word.label(), meant.get(0).confidence(), source, boxes, List.of()),
                        LabelHierarchy::together);
            }
        }
        // a class is as sure as the words above it, and says more
        return byName.values().stream()
                .sorted(Comparator.comparingDouble(Detection::confidence)
                        .thenComparingInt(
                                detection -> detection.label().parents().size())
                        .reversed())
                .toList();
    }

    /** A class may have the name of the group that it is in, which comes first here, or of another class. */
    private static Detection together(Detection a, Detection b) {
        List<BoundingBox> boxes =
                Stream.of(a.boxes(), b.boxes()).flatMap(List::stream).toList();
        return new Detection(a.label(), Math.max(a.confidence(), b.confidence()), a.source(), boxes, List.of());
    }

    private static List<String> sorted(Collection<String> names, Comparator<String> order) {
        return names.stream().sorted(order).toList();
    }
}
