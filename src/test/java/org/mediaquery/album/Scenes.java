package org.mediaquery.album;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import java.util.stream.IntStream;

/** Draws pleasant pictures for the album's tests and screenshots: landscapes, nights, still lifes. */
final class Scenes {

    private static final String[][] PALETTES = {
        {"#f7d9a8", "#f08a5d", "#b83b5e", "#3c2a4d"},
        {"#bfe3ff", "#5fa8e6", "#3f7d58", "#1d3d2f"},
        {"#ffe9c7", "#f4b27a", "#c97b4a", "#6b3e26"},
        {"#d8e8f0", "#9ab8cc", "#5d7f99", "#2b4257"},
        {"#0b1030", "#1b2559", "#2f3b7a", "#060815"},
        {"#fde2e4", "#f6a6b2", "#8fb996", "#3e6259"},
        {"#cdeac0", "#7fbf7f", "#3f8f5a", "#1f4d36"},
    };

    private final Random random;
    private final int width;
    private final int height;
    private final String[] palette;
    private final BufferedImage picture;
    private final Graphics2D pen;

    private Scenes(int number, int width, int height) {
        this.random = new Random(number * 7919L);
        this.width = width;
        this.height = height;
        this.palette = PALETTES[number % PALETTES.length];
        this.picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        this.pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    }

    /** The picture of a number; the same number always gives the same picture. */
    static BufferedImage draw(int number, int width, int height) {
        Scenes scene = new Scenes(number, width, height);
        switch (number % 6) {
            case 0 -> scene.hills();
            case 1 -> scene.sea();
            case 2 -> scene.city();
            case 3 -> scene.fruit();
            case 4 -> scene.balloons();
            default -> scene.sign();
        }
        scene.pen.dispose();
        return scene.picture;
    }

    private static Color color(String hex, int alpha) {
        Color color = Color.decode(hex);
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
    }

    private void sky() {
        pen.setPaint(new GradientPaint(0, 0, color(palette[1], 255), 0, height * 0.7f, color(palette[0], 255)));
        pen.fillRect(0, 0, width, height);
    }

    private void sun(double x, double y, double radius) {
        float r = (float) (radius * 3);
        pen.setPaint(new RadialGradientPaint((float) x, (float) y, r, new float[] {0, 1}, new Color[] {
            new Color(255, 244, 214, 170), new Color(255, 244, 214, 0)
        }));
        pen.fill(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
        pen.setPaint(new Color(255, 246, 222));
        pen.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    private void ridge(double base, double rise, Color color) {
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

    private void hills() {
        sky();
        sun(width * (0.2 + random.nextDouble() * 0.6), height * 0.3, Math.min(width, height) * 0.06);
        for (int i = 0; i < 4; i++) {
            ridge(0.52 + i * 0.13, 0.12 - i * 0.015, color(palette[i < 2 ? 2 : 3], 110 + i * 45));
        }
        pen.setPaint(color(palette[3], 255));
        for (int i = 0; i < 26; i++) {
            tree(
                    random.nextDouble() * width,
                    height * (0.9 + random.nextDouble() * 0.1),
                    height * (0.06 + random.nextDouble() * 0.1));
        }
    }

    private void tree(double x, double y, double size) {
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

    private void sea() {
        sky();
        double horizon = height * 0.58;
        double x = width * (0.3 + random.nextDouble() * 0.4);
        sun(x, horizon - height * 0.1, Math.min(width, height) * 0.07);
        pen.setPaint(new GradientPaint(0, (float) horizon, color(palette[2], 255), 0, height, color(palette[3], 255)));
        pen.fillRect(0, (int) horizon, width, height);
        pen.setPaint(new Color(255, 246, 222, 120));
        IntStream.range(0, 60).forEach(i -> {
            double y = horizon + (height - horizon) * Math.pow(i / 60.0, 1.4);
            double w = width * (0.02 + random.nextDouble() * 0.1) * (0.5 + i / 40.0);
            pen.fillRect(
                    (int) (x - w / 2 + (random.nextDouble() - 0.5) * w), (int) y, (int) w, Math.max(1, height / 400));
        });
        boat(width * (0.15 + random.nextDouble() * 0.6), horizon + height * 0.09, Math.min(width, height) * 0.13);
    }

    private void boat(double x, double y, double size) {
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

    private void city() {
        pen.setPaint(new GradientPaint(0, 0, new Color(14, 18, 48), 0, height, new Color(120, 72, 110)));
        pen.fillRect(0, 0, width, height);
        pen.setPaint(new Color(255, 255, 240, 190));
        IntStream.range(0, 90).forEach(i -> pen.fillRect(random.nextInt(width), random.nextInt(height / 2), 2, 2));
        sun(width * 0.78, height * 0.18, Math.min(width, height) * 0.045);
        for (int layer = 0; layer < 2; layer++) {
            for (int x = -20; x < width; ) {
                int w = width / 14 + random.nextInt(width / 14);
                int h = (int) (height * (0.28 + random.nextDouble() * (0.42 - layer * 0.16)));
                pen.setPaint(layer == 0 ? new Color(38, 34, 74) : new Color(20, 19, 42));
                pen.fillRect(x, height - h, w, h);
                windows(x, height - h, w, h);
                x += w + 4;
            }
        }
    }

    private void windows(int x, int y, int w, int h) {
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

    private void fruit() {
        pen.setPaint(new GradientPaint(0, 0, new Color(236, 226, 208), 0, height, new Color(206, 188, 160)));
        pen.fillRect(0, 0, width, height);
        pen.setPaint(new Color(126, 84, 52));
        pen.fillRect(0, (int) (height * 0.7), width, height);
        double size = Math.min(width, height) * 0.2;
        Color[] skins = {
            new Color(238, 140, 36), new Color(196, 44, 40), new Color(122, 168, 52), new Color(240, 196, 60)
        };
        int count = Math.max(3, (int) (width / size / 1.3));
        for (int i = 0; i < count; i++) {
            double x = width * (i + 0.5) / count;
            double y = height * 0.7 - size * (0.25 + random.nextDouble() * 0.1);
            ball(x, y, size * (0.85 + random.nextDouble() * 0.25), skins[random.nextInt(skins.length)]);
        }
    }

    private void ball(double x, double y, double radius, Color skin) {
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

    private void balloons() {
        sky();
        ridge(0.88, 0.05, color(palette[2], 255));
        int count = 3 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            double radius = Math.min(width, height) * (0.07 + random.nextDouble() * 0.08);
            balloon(width * (i + 0.5) / count, height * (0.22 + random.nextDouble() * 0.36), radius);
        }
    }

    private void balloon(double x, double y, double radius) {
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

    /** A road with a stop sign, which the default model recognizes. */
    private void sign() {
        sky();
        ridge(0.7, 0.06, color(palette[2], 255));
        pen.setPaint(new Color(96, 98, 104));
        Path2D road = new Path2D.Double();
        road.moveTo(width * 0.52, height * 0.7);
        road.lineTo(width * 0.56, height * 0.7);
        road.lineTo(width * 0.95, height);
        road.lineTo(width * 0.3, height);
        road.closePath();
        pen.fill(road);
        double size = Math.min(width, height) * 0.21;
        double x = width * (0.22 + random.nextDouble() * 0.2);
        double y = height * 0.4;
        pen.setPaint(new Color(120, 124, 130));
        pen.fillRect((int) (x - size * 0.05), (int) y, (int) (size * 0.1), (int) (height * 0.95 - y));
        pen.setPaint(Color.WHITE);
        pen.fill(octagon(x, y, size));
        pen.setPaint(new Color(196, 28, 34));
        pen.fill(octagon(x, y, size * 0.93));
        pen.setPaint(Color.WHITE);
        pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, (int) (size * 0.62)));
        pen.drawString("STOP", (float) (x - pen.getFontMetrics().stringWidth("STOP") / 2.0), (float) (y + size * 0.22));
    }

    private static Path2D octagon(double x, double y, double radius) {
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
}
