package org.mediaquery.labelling.onnx.ocr;

/**
 * A rectangle around a line of text.
 *
 * @param x of its center, in pixels
 * @param y of its center, in pixels
 * @param width along the line
 * @param height across the line
 * @param angle of the line, clockwise, in radians: -45° to 45°
 */
record TextBox(double x, double y, double width, double height, double angle) {

    /** Returns the box with a margin on each side. */
    TextBox expanded(double margin) {
        return new TextBox(x, y, width + 2 * margin, height + 2 * margin, angle);
    }

    /** Returns the box without its left or right end, in pixels. */
    TextBox trimmed(double left, double right) {
        double shift = (left - right) / 2;
        return new TextBox(
                x + shift * Math.cos(angle),
                y + shift * Math.sin(angle),
                Math.max(1, width - left - right),
                height,
                angle);
    }

    /** Returns the same box in a picture of another size. */
    TextBox scaled(double factorX, double factorY) {
        // the two factors differ by rounding only
        double factor = Math.sqrt(factorX * factorY);
        return new TextBox(x * factorX, y * factorY, width * factor, height * factor, angle);
    }

    double area() {
        return width * height;
    }

    double perimeter() {
        return 2 * (width + height);
    }
}
