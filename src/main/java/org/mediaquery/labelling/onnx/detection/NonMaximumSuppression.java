package org.mediaquery.labelling.onnx.detection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Leaves one box for each object. A detector finds an object many times, with boxes that lie almost on each other; of those
 * of one class the surest remains. Objects of different classes do not suppress each other.
 *
 * @param maxOverlap of two boxes that both remain, as intersection over union: 0 to 1
 * @param mostPerClass the most objects of one class
 */
record NonMaximumSuppression(double maxOverlap, int mostPerClass) {

    /** What TensorFlow.js uses for its detector; half of the area is the usual criterion for "the same" (PASCAL VOC). */
    static final NonMaximumSuppression USUAL = new NonMaximumSuppression(0.5, 100);

    /** Those that remain, by class, the surest first. */
    List<DetectedObject> apply(List<DetectedObject> objects) {
        return objects.stream()
                .collect(Collectors.groupingBy(DetectedObject::place, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(sameClass -> remaining(sameClass).stream())
                .toList();
    }

    private List<DetectedObject> remaining(List<DetectedObject> sameClass) {
        List<DetectedObject> surestFirst = sameClass.stream()
                .sorted(Comparator.comparingDouble(DetectedObject::score).reversed())
                .toList();
        List<DetectedObject> remaining = new ArrayList<>();
        for (DetectedObject object : surestFirst) {
            if (remaining.size() == mostPerClass) {
                break;
            }
            if (remaining.stream().noneMatch(surer -> surer.overlap(object) > maxOverlap)) {
                remaining.add(object);
            }
        }
        return remaining;
    }
}
