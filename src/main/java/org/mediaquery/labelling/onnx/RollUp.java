package org.mediaquery.labelling.onnx;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mediaquery.media.Detection;
import org.mediaquery.media.Label;

/**
 * Makes labels of probabilities: the classes themselves, and the everyday words above them. A word is as probable as all
 * classes below it together: a model that wavers between twenty dogs is sure that it sees a dog.
 */
final class RollUp {

    private static final double PERCENT = 100;

    private record Word(Label label, BitSet classes) {}

    private final List<Word> words = new ArrayList<>();

    /**
     * Makes the words once for all pictures.
     *
     * @param groups the classes below each group
     * @param ancestors the groups above each group
     */
    RollUp(LabelList labels, Map<String, BitSet> groups, Map<String, Set<String>> ancestors) {
        // the fewer classes a word has, the nearer it is
        Comparator<String> nearestFirst = Comparator.<String>comparingInt(
                        group -> groups.get(group).cardinality())
                .thenComparing(Comparator.naturalOrder());
        groups.forEach((group, classes) ->
                words.add(new Word(Label.of(group, sorted(ancestors.get(group), nearestFirst)), classes)));
        for (int place = 0; place < labels.size(); place++) {
            int current = place;
            List<String> above = groups.keySet().stream()
                    .filter(group -> groups.get(group).get(current))
                    .sorted(nearestFirst)
                    .toList();
            List<String> titles = labels.get(place).titles();
            BitSet alone = new BitSet();
            alone.set(place);
            words.add(new Word(new Label(titles.get(0), above, titles.subList(1, titles.size()), List.of()), alone));
        }
    }

    /** The classes alone. */
    static RollUp none(LabelList labels) {
        return new RollUp(labels, Map.of(), Map.of());
    }

    /**
     * The labels that are probable enough, each once.
     *
     * @param probabilities of the classes, 0 to 1
     * @param minConfidence 0 to 100
     */
    List<Detection> detections(double[] probabilities, double minConfidence, String source) {
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

    private static List<String> sorted(Collection<String> names, Comparator<String> order) {
        return names.stream().sorted(order).toList();
    }
}
