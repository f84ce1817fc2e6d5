package org.mediaquery.labelling.onnx.ocr;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** A picture in its own size, half of it, a quarter and so on, so that parts of it can be reduced smoothly. */
final class PicturePyramid {

    private final List<BufferedImage> levels = new ArrayList<>();

    PicturePyramid(BufferedImage picture) {
        levels.add(picture);
    }

    /** Returns the whole picture in another size. */
    BufferedImage scaled(int width, int height) {
        BufferedImage picture = levels.get(0);
        double factorX = (double) width / picture.getWidth();
        double factorY = (double) height / picture.getHeight();
        return drawn(width, height, Math.max(factorX, factorY), AffineTransform.getScaleInstance(factorX, factorY));
    }

    /** Returns a line of text, turned so that it is horizontal, in another size. */
    BufferedImage cut(TextBox box, int width, int height) {
        AffineTransform transform = new AffineTransform();
        transform.scale(width / box.width(), height / box.height());
        transform.translate(box.width() / 2, box.height() / 2);
        transform.rotate(-box.angle());
        transform.translate(-box.x(), -box.y());
        return drawn(width, height, height / box.height(), transform);
    }

    private BufferedImage drawn(int width, int height, double factor, AffineTransform transform) {
        int level = 0;
        for (double left = factor; left <= 0.5; left *= 2) {
            level++;
        }
        BufferedImage source = level(level);
        BufferedImage whole = levels.get(0);
        transform.scale((double) whole.getWidth() / source.getWidth(), (double) whole.getHeight() / source.getHeight());
        return draw(source, width, height, transform);
    }

    private BufferedImage level(int level) {
        while (levels.size() <= level) {
            BufferedImage last = levels.get(levels.size() - 1);
            int width = Math.max(1, last.getWidth() / 2);
            int height = Math.max(1, last.getHeight() / 2);
            levels.add(draw(
                    last,
                    width,
                    height,
                    AffineTransform.getScaleInstance(
                            (double) width / last.getWidth(), (double) height / last.getHeight())));
        }
        return levels.get(level);
    }

    private static BufferedImage draw(BufferedImage source, int width, int height, AffineTransform transform) {
        BufferedImage target = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = target.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(source, transform, null);
        } finally {
            graphics.dispose();
        }
        return target;
    }
}
