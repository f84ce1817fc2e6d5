package org.mediaquery.album;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Draws the parts of the scenes. */
final class Brush {

    final Random random;
    final int width;
    final int height;
    final String[] palette;
    final Graphics2D pen;

    Brush(Random random, BufferedImage picture, String... palette) {
        this.random = random;
        this.width = picture.getWidth();
        this.height = picture.getHeight();
        this.palette = palette;
        this.pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    }

    void sky() {
        pen.setPaint(new GradientPaint(0, 0, color(palette[1], 255), 0, height * 0.7f, color(palette[0], 255)));
        pen.fillRect(0, 0, width, height);
    }

    void sun(double x, double y, double radius) {
        float r = (float) (radius * 3);
        pen.setPaint(new RadialGradientPaint((float) x, (float) y, r, new float[] {0, 1}, new Color[] {
            new Color(255, 244, 214, 170), new Color(255, 244, 214, 0)
        }));
        pen.fill(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
        pen.setPaint(new Color(255, 246, 222));
        pen.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    void ridge(double base, double rise, Color color) {
        Path2D path = new Path2D.Double();
        double phase = random.nextDouble() * 10;
        double waves = 1.5 + random.nextDouble() * 3;
        path.moveTo(0, height);
        for (int x = 0; x <= width + 8; x += 8) {
            double t = (double) x / width;
            path.lineTo(
                    x,
                    height * base
                            - height
                                    * rise
                                    * (0.6 * Math.sin(t * waves * 3 + phase)
                                            + 0.3 * Math.sin(t * waves * 7.3 + phase * 2)));
        }
        path.lineTo(width, height);
        path.closePath();
        pen.setPaint(color);
        pen.fill(path);
    }

    void tree(double x, double y, double size) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < 3; i++) {
            double top = y - size * (0.4 + i * 0.3);
            path.moveTo(x, top - size * 0.3);
            path.lineTo(x + size * (0.34 - i * 0.08), top + size * 0.15);
            path.lineTo(x - size * (0.34 - i * 0.08), top + size * 0.15);
            path.closePath();
        }
        pen.fill(path);
        pen.fillRect(
                (int) (x - size * 0.03), (int) (y - size * 0.3), Math.max(1, (int) (size * 0.06)), (int) (size * 0.3));
    }

    void boat(double x, double y, double size) {
        pen.setPaint(new Color(250, 250, 245));
        Path2D sail = new Path2D.Double();
        sail.moveTo(x, y - size * 1.5);
        sail.lineTo(x + size * 0.7, y - size * 0.25);
        sail.lineTo(x, y - size * 0.25);
        sail.closePath();
        pen.fill(sail);
        pen.setPaint(new Color(110, 45, 40));
        Path2D hull = new Path2D.Double();
        hull.moveTo(x - size * 0.7, y - size * 0.18);
        hull.lineTo(x + size * 0.85, y - size * 0.18);
        hull.lineTo(x + size * 0.5, y + size * 0.1);
        hull.lineTo(x - size * 0.45, y + size * 0.1);
        hull.closePath();
        pen.fill(hull);
    }

    void windows(int x, int y, int w, int h) {
        int step = Math.max(9, width / 90);
        for (int i = x + step; i < x + w - step; i += step) {
            for (int j = y + step; j < y + h - step; j += (int) (step * 1.4)) {
                if (random.nextInt(3) == 0) {
                    pen.setPaint(new Color(255, 214, 130, 130 + random.nextInt(120)));
                    pen.fillRect(i, j, step / 2, (int) (step * 0.7));
                }
            }
        }
    }

    void ball(double x, double y, double radius, Color skin) {
        pen.setPaint(new Color(40, 24, 12, 70));
        pen.fill(new Ellipse2D.Double(x - radius, y + radius * 0.75, radius * 2.2, radius * 0.35));
        pen.setPaint(new RadialGradientPaint(
                (float) (x - radius * 0.35),
                (float) (y - radius * 0.4),
                (float) (radius * 1.7),
                new float[] {0, 0.35f, 1},
                new Color[] {skin.brighter().brighter(), skin, skin.darker().darker()}));
        pen.fill(new Ellipse2D.Double(x - radius, y - radius, radius * 2, radius * 2));
        pen.setStroke(new BasicStroke((float) (radius * 0.08), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.setPaint(new Color(70, 52, 28));
        pen.drawLine((int) x, (int) (y - radius * 0.92), (int) (x + radius * 0.1), (int) (y - radius * 1.15));
    }

    void balloon(double x, double y, double radius) {
        Color[] stripes = {
            new Color(214, 64, 69), new Color(255, 209, 102), new Color(11, 107, 97), new Color(250, 246, 236)
        };
        for (int i = 0; i < 6; i++) {
            double w = radius * Math.cos(i * Math.PI / 12);
            pen.setPaint(stripes[(i + random.nextInt(2)) % stripes.length]);
            pen.fill(new Ellipse2D.Double(x - w, y - radius, 2 * w, 2.2 * radius));
        }
        pen.setPaint(new Color(92, 60, 34));
        pen.setStroke(new BasicStroke((float) Math.max(1, radius * 0.03)));
        pen.drawLine((int) (x - radius * 0.4), (int) (y + radius), (int) (x - radius * 0.15), (int) (y + radius * 1.6));
        pen.drawLine((int) (x + radius * 0.4), (int) (y + radius), (int) (x + radius * 0.15), (int) (y + radius * 1.6));
        pen.fillRoundRect(
                (int) (x - radius * 0.2), (int) (y + radius * 1.55), (int) (radius * 0.4), (int) (radius * 0.3), 6, 6);
    }

    static Path2D octagon(double x, double y, double radius) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < 8; i++) {
            double angle = Math.PI / 8 + i * Math.PI / 4;
            double px = x + radius * Math.cos(angle);
            double py = y + radius * Math.sin(angle);
            if (i == 0) {
                path.moveTo(px, py);
            } else {
                path.lineTo(px, py);
            }
        }
        path.closePath();
        return path;
    }

    static Color color(String hex, int alpha) {
        Color color = Color.decode(hex);
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
    }
}
