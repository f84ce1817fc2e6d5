package org.mediaquery.labelling.onnx.taxonomy;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One class, or a range of classes, in a group.
 *
 * @param text the text in the file
 * @param first the possible names of the first class
 * @param last the possible names of the last class
 * @param count the number of classes from the first to the last
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
     * Returns the indexes of its classes.
     *
     * @throws IllegalArgumentException if the label list does not have exactly these classes
     */
    BitSet in(LabelList labels) {
        int from = index(labels, first);
        int to = index(labels, last);
        if (from < 0 || to < 0 || to - from + 1 != count) {
            throw new IllegalArgumentException("the label list does not have these classes: " + text);
        }
        BitSet indexes = new BitSet();
        indexes.set(from, to + 1);
        return indexes;
    }

    private static int index(LabelList labels, String alternatives) {
        for (String alternative : alternatives.split(" / ", -1)) {
            Matcher numbered = NUMBERED.matcher(alternative);
            int number = numbered.matches() ? Integer.parseInt(numbered.group(2)) : 1;
            List<Integer> indexes = labels.find(numbered.matches() ? numbered.group(1) : alternative);
            if (indexes.size() >= number) {
                return indexes.get(number - 1);
            }
        }
        return -1;
    }
}
