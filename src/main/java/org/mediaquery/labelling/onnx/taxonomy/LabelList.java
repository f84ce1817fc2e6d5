package org.mediaquery.labelling.onnx.taxonomy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names of a model's classes, in the order of its output. The index of a class starts at 0. */
public final class LabelList {

    private final List<ClassName> classes;
    private final Map<String, List<Integer>> byFirstName = new HashMap<>();
    private final Map<String, List<Integer>> byOtherName = new HashMap<>();

    private LabelList(List<ClassName> classes) {
        this.classes = List.copyOf(classes);
        for (int place = 0; place < classes.size(); place++) {
            List<String> names = classes.get(place).names();
            add(byFirstName, names.get(0), place);
            for (String other : names.subList(1, names.size())) {
                add(byOtherName, other, place);
            }
        }
    }

    /**
     * Parses a label list, ignoring blank lines at its end.
     *
     * @throws IllegalArgumentException if it is empty, or a line has no name
     */
    public static LabelList parse(List<String> lines) {
        int end = lines.size();
        while (end > 0 && lines.get(end - 1).isBlank()) {
            end--;
        }
        if (end == 0) {
            throw new IllegalArgumentException("the label list is empty");
        }
        List<ClassName> classes = new ArrayList<>();
        for (int line = 0; line < end; line++) {
            try {
                classes.add(ClassName.parse(lines.get(line)));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("line " + (line + 1) + ": " + e.getMessage(), e);
            }
        }
        return new LabelList(classes);
    }

    public int size() {
        return classes.size();
    }

    ClassName get(int place) {
        return classes.get(place);
    }

    /** Returns the indexes of classes with this first name, or, if there is none, with this synonym; in order. */
    public List<Integer> find(String name) {
        String folded = ClassName.fold(name);
        return byFirstName.getOrDefault(folded, byOtherName.getOrDefault(folded, List.of()));
    }

    private static void add(Map<String, List<Integer>> index, String name, int place) {
        index.computeIfAbsent(ClassName.fold(name), any -> new ArrayList<>()).add(place);
    }
}
