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
 * Converts the output of a model to labels: the classes and their parents. The probability of a parent is the sum over
 * its classes: a model that hesitates between twenty breeds is certain that it sees a dog.
 */
public final class LabelHierarchy {

    private static final double PERCENT = 100;

    /** @param group whether it is a parent, and not a class */
    private record Term(Label label, BitSet classes, boolean group) {}

    private final List<Term> terms = new ArrayList<>();

    /**
     * Creates the labels once, for all pictures.
     *
     * @param groups the classes below each group
     * @param ancestors the groups above each group
     */
    LabelHierarchy(LabelList labels, Map<String, BitSet> groups, Map<String, Set<String>> ancestors) {
        // parents with fewer classes are nearer; of equals, the descendant
        Comparator<String> nearestFirst = Comparator.<String>comparingInt(
                        group -> groups.get(group).cardinality())
                .thenComparingInt(group -> -ancestors.get(group).size())
                .thenComparing(Comparator.naturalOrder());
        groups.forEach((group, classes) ->
                terms.add(new Term(Label.of(group, sorted(ancestors.get(group), nearestFirst)), classes, true)));
        for (int place = 0; place < labels.size(); place++) {
            int current = place;
            List<String> above = groups.keySet().stream()
                    .filter(group -> groups.get(group).get(current))
                    .sorted(nearestFirst)
                    .toList();
            List<String> titles = labels.get(place).titles();
            BitSet alone = new BitSet();
            alone.set(place);
            terms.add(new Term(
                    new Label(titles.get(0), above, titles.subList(1, titles.size()), List.of()), alone, false));
        }
    }

    /** Returns a hierarchy without parents. */
    public static LabelHierarchy none(LabelList labels) {
        return new LabelHierarchy(labels, Map.of(), Map.of());
    }

    /**
     * Returns the labels with at least the minimum confidence, each once.
     *
     * @param probabilities the probabilities of the classes, 0 to 1
     * @param minConfidence 0 to 100
     */
    public List<Detection> detections(double[] probabilities, double minConfidence, String source) {
        Map<String, Detection> byName = new HashMap<>();
        for (Term term : terms) {
            double confidence = Math.min(
                    PERCENT,
                    PERCENT
                            * term.classes().stream()
                                    .mapToDouble(place -> probabilities[place])
                                    .sum());
            if (confidence >= minConfidence) {
                // a class may have the name of its group: the group has the higher confidence
                byName.merge(
                        Label.fold(term.label().name()),
                        Detection.of(term.label(), confidence, source),
                        (a, b) -> a.confidence() >= b.confidence() ? a : b);
            }
        }
        return List.copyOf(byName.values());
    }

    /**
     * Returns the labels of objects, each once, sorted by confidence and then by specificity. The confidence of a label
     * is the highest of its objects. Classes have the boxes of their objects; parents have none, as with Amazon
     * Rekognition.
     *
     * @param minConfidence 0 to 100
     */
    public List<Detection> objects(List<DetectedObject> objects, double minConfidence, String source) {
        Map<String, Detection> byName = new HashMap<>();
        for (Term term : terms) {
            List<DetectedObject> matching = objects.stream()
                    .filter(object -> term.classes().get(object.place()) && object.confidence() >= minConfidence)
                    .sorted(Comparator.comparingDouble(DetectedObject::score).reversed())
                    .toList();
            if (!matching.isEmpty()) {
                List<BoundingBox> boxes = term.group()
                        ? List.of()
                        : matching.stream().map(DetectedObject::box).toList();
                byName.merge(
                        Label.fold(term.label().name()),
                        new Detection(term.label(), matching.get(0).confidence(), source, boxes, List.of()),
                        LabelHierarchy::merge);
            }
        }
        // a class has the same confidence as its parents, and is more specific
        return byName.values().stream()
                .sorted(Comparator.comparingDouble(Detection::confidence)
                        .thenComparingInt(
                                detection -> detection.label().parents().size())
                        .reversed())
                .toList();
    }

    /** Merges two detections of the same name: of a class and its group, which comes first, or of two classes. */
    private static Detection merge(Detection a, Detection b) {
        List<BoundingBox> boxes =
                Stream.of(a.boxes(), b.boxes()).flatMap(List::stream).toList();
        return new Detection(a.label(), Math.max(a.confidence(), b.confidence()), a.source(), boxes, List.of());
    }

    private static List<String> sorted(Collection<String> names, Comparator<String> order) {
        return names.stream().sorted(order).toList();
    }
}
