package org.mediaquery.labelling.onnx.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediaquery.labelling.onnx.OnnxLabeller;
import org.mediaquery.labelling.onnx.TextSettings;
import org.mediaquery.labelling.onnx.files.FileLocation;
import org.mediaquery.media.MediaType;
import org.mediaquery.models.FetchedModels;

/** With the real models, if they can be fetched. */
class TextReaderIT {

    private static final List<String> LINES = List.of(
            "Welcome to Hamburg",
            "Exit 42 North",
            "Beware of the dog",
            "Total: 18.90 EUR",
            "Open Monday - Friday 9:00",
            "The quick brown fox",
            "jumps over 13 lazy dogs",
            "Platform 7",
            "Invoice No. 2026-0815",
            "SALE 50% OFF",
            "Happy Birthday, Anna!",
            "Caution: wet floor");

    private static final Color[][] COLORS = {
        {Color.BLACK, Color.WHITE},
        {Color.WHITE, new Color(20, 60, 140)},
        {new Color(180, 0, 0), new Color(250, 240, 200)},
        {new Color(90, 90, 90), new Color(200, 200, 200)}
    };

    private static Path folder;
    private static TextReader reader;

    @BeforeAll
    static void load() throws Exception {
        folder = FetchedModels.ocr();
        reader = reader(Files.readAllLines(folder.resolve("labels.txt")));
    }

    @AfterAll
    static void close() {
        if (reader != null) {
            reader.close();
        }
    }

    /** Of the characters of four lines in pictures of several fonts, sizes and colors. */
    @ParameterizedTest
    @ValueSource(ints = {-15, 0, 7, 15})
    void readsNearlyAllCharacters(int degrees) throws Exception {
        String[] fonts = {Font.SANS_SERIF, Font.SERIF, Font.MONOSPACED};
        int[] sizes = {16, 28, 72};
        int characters = 0;
        int mistakes = 0;
        for (int i = 0; i < sizes.length * COLORS.length; i++) {
            List<String> lines = LINES.subList(i * 4 % LINES.size(), i * 4 % LINES.size() + 4);
            Font font = new Font(fonts[i % fonts.length], i % 2, sizes[i % sizes.length]);
            BufferedImage picture = page(lines, font, COLORS[i / sizes.length], degrees);

            String read = String.join("\n", reader.read(picture));

            String written = String.join("\n", lines);
            characters += written.length();
            mistakes += distance(written, read);
        }
        double accuracy = 100.0 - 100.0 * mistakes / characters;
        System.out.printf("Text at %d degrees: %.1f %% of %d characters%n", degrees, accuracy, characters);
        assertThat(accuracy).isGreaterThan(97);
    }

    @Test
    void readsNothingWhereNothingIsWritten() throws Exception {
        assertThat(reader.read(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB)))
                .isEmpty();
        BufferedImage noise = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int y = 0; y < noise.getHeight(); y++) {
            for (int x = 0; x < noise.getWidth(); x++) {
                noise.setRGB(x, y, random.nextInt(1 << 24));
            }
        }
        assertThat(reader.read(noise)).isEmpty();
    }

    @Test
    void readsPicturesOfAnySize() throws Exception {
        for (int[] size : new int[][] {{1, 1}, {1920, 1}, {1, 1920}, {33, 31}, {1920, 1920}}) {
            assertThat(reader.read(new BufferedImage(size[0], size[1], BufferedImage.TYPE_INT_RGB)))
                    .isEmpty();
        }
    }

    @Test
    void theLabellerSupportsVideosOnlyWithAModelForLabels() {
        TextSettings settings = new TextSettings(
                FileLocation.of(folder.resolve("model.onnx").toString()),
                FileLocation.of(folder.resolve("recognition.onnx").toString()),
                FileLocation.of(folder.resolve("labels.txt").toString()));
        try (OnnxLabeller labeller = new OnnxLabeller(List.of(), List.of(settings), folder)) {
            assertThat(labeller.supports(MediaType.IMAGE)).isTrue();
            assertThat(labeller.supports(MediaType.VIDEO)).isFalse();
        }
    }

    @Test
    void rejectsAKeyListThatIsNotOfTheModel() {
        assertThatThrownBy(() -> reader(List.of("a", "b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("its key list has 2 lines");
    }

    private static TextReader reader(List<String> keys) {
        return new TextReader(folder.resolve("model.onnx"), folder.resolve("recognition.onnx"), keys);
    }

    private static BufferedImage page(List<String> lines, Font font, Color[] colors, int degrees) {
        BufferedImage page = new BufferedImage(1200, 800, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = page.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(colors[1]);
        graphics.fillRect(0, 0, page.getWidth(), page.getHeight());
        graphics.setColor(colors[0]);
        graphics.setFont(font);
        graphics.rotate(Math.toRadians(degrees), page.getWidth() / 2.0, page.getHeight() / 2.0);
        for (int i = 0; i < lines.size(); i++) {
            int width = graphics.getFontMetrics().stringWidth(lines.get(i));
            int y = page.getHeight() / 2 + (int) ((2 * i - 3) * 0.9 * font.getSize());
            graphics.drawString(lines.get(i), Math.max(10, (page.getWidth() - width) / 2), y);
        }
        graphics.dispose();
        return page;
    }

    /** Returns how many characters to insert, delete or replace (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
