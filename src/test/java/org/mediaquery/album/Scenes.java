package org.mediaquery.album;

import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
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

    private final Brush brush;
    private final Random random;
    private final Graphics2D pen;
    private final int width;
    private final int height;
    private final String[] palette;

    private Scenes(Brush brush) {
        this.brush = brush;
        this.random = brush.random;
        this.pen = brush.pen;
        this.width = brush.width;
        this.height = brush.height;
        this.palette = brush.palette;
    }

    /** Returns the picture of a number, which is always the same for the same number. */
    static BufferedImage draw(int number, int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Scenes scene = new Scenes(new Brush(new Random(number * 7919L), picture, PALETTES[number % PALETTES.length]));
        switch (number % 6) {
            case 0 -> scene.hills();
            case 1 -> scene.sea();
            case 2 -> scene.city();
            case 3 -> scene.fruit();
            case 4 -> scene.balloons();
            default -> scene.sign();
        }
        scene.pen.dispose();
        return picture;
    }

    private void hills() {
        brush.sky();
        brush.sun(width * (0.2 + random.nextDouble() * 0.6), height * 0.3, Math.min(width, height) * 0.06);
        for (int i = 0; i < 4; i++) {
            brush.ridge(0.52 + i * 0.13, 0.12 - i * 0.015, Brush.color(palette[i < 2 ? 2 : 3], 110 + i * 45));
        }
        pen.setPaint(Brush.color(palette[3], 255));
        for (int i = 0; i < 26; i++) {
            brush.tree(
                    random.nextDouble() * width,
                    height * (0.9 + random.nextDouble() * 0.1),
                    height * (0.06 + random.nextDouble() * 0.1));
        }
    }

    private void sea() {
        brush.sky();
        double horizon = height * 0.58;
        double x = width * (0.3 + random.nextDouble() * 0.4);
        brush.sun(x, horizon - height * 0.1, Math.min(width, height) * 0.07);
        pen.setPaint(new GradientPaint(
                0, (float) horizon, Brush.color(palette[2], 255), 0, height, Brush.color(palette[3], 255)));
        pen.fillRect(0, (int) horizon, width, height);
        pen.setPaint(new Color(255, 246, 222, 120));
        IntStream.range(0, 60).forEach(i -> {
            double y = horizon + (height - horizon) * Math.pow(i / 60.0, 1.4);
            double w = width * (0.02 + random.nextDouble() * 0.1) * (0.5 + i / 40.0);
            pen.fillRect(
                    (int) (x - w / 2 + (random.nextDouble() - 0.5) * w), (int) y, (int) w, Math.max(1, height / 400));
        });
        brush.boat(width * (0.15 + random.nextDouble() * 0.6), horizon + height * 0.09, Math.min(width, height) * 0.13);
    }

    private void city() {
        pen.setPaint(new GradientPaint(0, 0, new Color(14, 18, 48), 0, height, new Color(120, 72, 110)));
        pen.fillRect(0, 0, width, height);
        pen.setPaint(new Color(255, 255, 240, 190));
        IntStream.range(0, 90).forEach(i -> pen.fillRect(random.nextInt(width), random.nextInt(height / 2), 2, 2));
        brush.sun(width * 0.78, height * 0.18, Math.min(width, height) * 0.045);
        for (int layer = 0; layer < 2; layer++) {
            for (int x = -20; x < width; ) {
                int w = width / 14 + random.nextInt(width / 14);
                int h = (int) (height * (0.28 + random.nextDouble() * (0.42 - layer * 0.16)));
                pen.setPaint(layer == 0 ? new Color(38, 34, 74) : new Color(20, 19, 42));
                pen.fillRect(x, height - h, w, h);
                brush.windows(x, height - h, w, h);
                x += w + 4;
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
            brush.ball(x, y, size * (0.85 + random.nextDouble() * 0.25), skins[random.nextInt(skins.length)]);
        }
    }

    private void balloons() {
        brush.sky();
        brush.ridge(0.88, 0.05, Brush.color(palette[2], 255));
        int count = 3 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            double radius = Math.min(width, height) * (0.07 + random.nextDouble() * 0.08);
            brush.balloon(width * (i + 0.5) / count, height * (0.22 + random.nextDouble() * 0.36), radius);
        }
    }

    /** A road with a stop sign, which the default model recognizes. */
    private void sign() {
        brush.sky();
        brush.ridge(0.7, 0.06, Brush.color(palette[2], 255));
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
        pen.fill(Brush.octagon(x, y, size));
        pen.setPaint(new Color(196, 28, 34));
        pen.fill(Brush.octagon(x, y, size * 0.93));
        pen.setPaint(Color.WHITE);
        pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, (int) (size * 0.62)));
        pen.drawString("STOP", (float) (x - pen.getFontMetrics().stringWidth("STOP") / 2.0), (float) (y + size * 0.22));
    }
}
