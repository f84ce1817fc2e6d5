package org.mediaquery.labelling.onnx.detection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Keeps one box for each object. A detector finds an object many times, in boxes that overlap almost completely; the
 * one with the highest score remains. Objects of different classes do not suppress each other.
 *
 * @param maxOverlap the maximum intersection over union of two boxes that both remain, 0 to 1
 * @param mostPerClass the maximum number of objects of one class
 */
record NonMaximumSuppression(double maxOverlap, int mostPerClass) {

    /** The values of TensorFlow.js for its detector; 0.5 is the usual criterion for a match (PASCAL VOC). */
    static final NonMaximumSuppression USUAL = new NonMaximumSuppression(0.5, 100);

    /** Returns the remaining objects, by class and descending score. */
    List<DetectedObject> apply(List<DetectedObject> objects) {
        return objects.stream()
                .collect(Collectors.groupingBy(DetectedObject::place, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(sameClass -> remaining(sameClass).stream())
                .toList();
    }

    private List<DetectedObject> remaining(List<DetectedObject> sameClass) {
        List<DetectedObject> byScore = sameClass.stream()
                .sorted(Comparator.comparingDouble(DetectedObject::score).reversed())
                .toList();
        List<DetectedObject> remaining = new ArrayList<>();
        for (DetectedObject object : byScore) {
            if (remaining.size() == mostPerClass) {
                break;
            }
            if (remaining.stream().noneMatch(better -> better.overlap(object) > maxOverlap)) {
                remaining.add(object);
            }
        }
        return remaining;
    }
}
