package org.mediaquery.labelling.onnx.ocr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts boxes into reading order, and joins those that are words of one line. */
final class TextRows {

    /** The middles of words of a line are at most this far apart, relative to the height of the higher one. */
    private static final double MAX_SHIFT = 0.35;

    /** Words of a line are at most this far apart, relative to their height. Columns are further apart. */
    private static final double MAX_GAP = 1;

    private final double cos;
    private final double sin;

    private TextRows(double angle) {
        cos = Math.cos(angle);
        sin = Math.sin(angle);
    }

    /** Returns the lines from top to bottom, each of them from left to right. */
    static List<List<TextBox>> of(List<TextBox> boxes) {
        double widths = boxes.stream().mapToDouble(TextBox::width).sum();
        double angle =
                boxes.stream().mapToDouble(box -> box.angle() * box.width()).sum() / Math.max(1, widths);
        return new TextRows(angle).rows(boxes);
    }

    private List<List<TextBox>> rows(List<TextBox> boxes) {
        List<List<TextBox>> rows = new ArrayList<>();
        for (TextBox box :
                boxes.stream().sorted(Comparator.comparingDouble(this::across)).toList()) {
            List<TextBox> last = rows.isEmpty() ? List.of() : rows.get(rows.size() - 1);
            if (last.stream().anyMatch(other -> isBeside(box, other))) {
                last.add(box);
            } else {
                rows.add(new ArrayList<>(List.of(box)));
            }
        }
        List<List<TextBox>> lines = new ArrayList<>();
        rows.forEach(row -> split(row, lines));
        return lines;
    }

    private boolean isBeside(TextBox box, TextBox other) {
        double higher = Math.max(box.height(), other.height());
        return Math.abs(across(box) - across(other)) <= MAX_SHIFT * higher;
    }

    private void split(List<TextBox> row, List<List<TextBox>> lines) {
        List<TextBox> line = new ArrayList<>();
        for (TextBox box :
                row.stream().sorted(Comparator.comparingDouble(this::along)).toList()) {
            TextBox last = line.isEmpty() ? box : line.get(line.size() - 1);
            double gap = start(box) - end(last);
            if (line.isEmpty()) {
                line.add(box);
            } else if (gap > MAX_GAP * Math.max(last.height(), box.height())) {
                lines.add(line);
                line = new ArrayList<>(List.of(box));
            } else {
                // the margins of large words overlap, and would show the last letter of one in the next
                double overlap = Math.max(0, -gap);
                line.set(line.size() - 1, last.trimmed(0, overlap / 2));
                line.add(box.trimmed(overlap / 2, 0));
            }
        }
        lines.add(line);
    }

    private double start(TextBox box) {
        return along(box) - box.width() / 2;
    }

    private double end(TextBox box) {
        return along(box) + box.width() / 2;
    }

    private double along(TextBox box) {
        return box.x() * cos + box.y() * sin;
    }

    private double across(TextBox box) {
        return box.y() * cos - box.x() * sin;
    }
}
