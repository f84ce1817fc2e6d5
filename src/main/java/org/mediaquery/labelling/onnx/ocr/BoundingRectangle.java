package org.mediaquery.labelling.onnx.ocr;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Finds the smallest rectangle, at any angle, around points. */
final class BoundingRectangle {

    private static final double QUARTER_TURN = Math.PI / 2;

    private BoundingRectangle() {}

    /** A point, in pixels. */
    record Point(double x, double y) {}

    /**
     * Returns the rectangle of the smallest area: one of its sides is on a side of the convex hull (Freeman and Shapira,
     * 1975).
     *
     * @param points at least one
     */
    static TextBox around(List<Point> points) {
        List<Point> hull = hull(points);
        TextBox smallest = null;
        for (int i = 0; i < hull.size(); i++) {
            Point from = hull.get(i);
            Point to = hull.get((i + 1) % hull.size());
            TextBox box = around(hull, Math.atan2(to.y() - from.y(), to.x() - from.x()));
            if (smallest == null || box.area() < smallest.area()) {
                smallest = box;
            }
        }
        return smallest;
    }

    /** Returns the rectangle with sides at an angle, turned by quarter turns so that the angle is at most 45°. */
    private static TextBox around(List<Point> hull, double direction) {
        double angle = direction - QUARTER_TURN * Math.round(direction / QUARTER_TURN);
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (Point point : hull) {
            double along = point.x() * cos + point.y() * sin;
            double across = point.y() * cos - point.x() * sin;
            left = Math.min(left, along);
            right = Math.max(right, along);
            top = Math.min(top, across);
            bottom = Math.max(bottom, across);
        }
        double along = (left + right) / 2;
        double across = (top + bottom) / 2;
        return new TextBox(along * cos - across * sin, along * sin + across * cos, right - left, bottom - top, angle);
    }

    /** Returns the corners of the convex hull (Andrew's monotone chain). */
    private static List<Point> hull(List<Point> points) {
        List<Point> sorted = points.stream()
                .distinct()
                .sorted(Comparator.comparingDouble(Point::x).thenComparingDouble(Point::y))
                .toList();
        if (sorted.size() < 3) {
            return sorted;
        }
        List<Point> hull = new ArrayList<>();
        addChain(hull, sorted);
        List<Point> reversed = new ArrayList<>(sorted);
        Collections.reverse(reversed);
        addChain(hull, reversed);
        return hull;
    }

    private static void addChain(List<Point> hull, List<Point> points) {
        int start = hull.size();
        for (Point point : points) {
            while (hull.size() - start >= 2 && turn(hull.get(hull.size() - 2), hull.get(hull.size() - 1), point) <= 0) {
                hull.remove(hull.size() - 1);
            }
            hull.add(point);
        }
        // the first point of the next chain
        hull.remove(hull.size() - 1);
    }

    private static double turn(Point a, Point b, Point c) {
        return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x());
    }
}
