package org.mediaquery.labelling.onnx.taxonomy;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One class, or a run of classes, in a group.
 *
 * @param text as it stands in the file
 * @param first the names by which the first class may be known
 * @param last the names by which the last class may be known
 * @param count how many classes there are from the first to the last
 */
record GroupMember(String text, String first, String last, int count) {

    private static final Pattern RANGE = Pattern.compile("(.+) \\.\\. (.+) \\((\\d{1,4})\\)");
    private static final Pattern NUMBERED = Pattern.compile("(.+) #([1-9])");

    static GroupMember parse(String text) {
        Matcher range = RANGE.matcher(text);
        return range.matches()
                ? new GroupMember(text, range.group(1), range.group(2), Integer.parseInt(range.group(3)))
                : new GroupMember(text, text, text, 1);
    }

    /**
     * Its classes.
     *
     * @throws IllegalArgumentException when the label list has not just these
     */
    BitSet in(LabelList labels) {
        int from = place(labels, first);
        int to = place(labels, last);
        if (from < 0 || to < 0 || to - from + 1 != count) {
            throw new IllegalArgumentException("the label list has no such classes: " + text);
        }
        BitSet places = new BitSet();
        places.set(from, to + 1);
        return places;
    }

    private static int place(LabelList labels, String alternatives) {
        for (String alternative : alternatives.split(" / ", -1)) {
            Matcher numbered = NUMBERED.matcher(alternative);
            int number = numbered.matches() ? Integer.parseInt(numbered.group(2)) : 1;
            List<Integer> places = labels.find(numbered.matches() ? numbered.group(1) : alternative);
            if (places.size() >= number) {
                return places.get(number - 1);
            }
        }
        return -1;
    }
}
