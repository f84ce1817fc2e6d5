package org.mediaquery.labelling.properties;

import java.util.List;
import java.util.Locale;
import org.mediaquery.media.labels.Label;

/**
 * The eleven basic color terms of English (B. Berlin, P. Kay, "Basic Color Terms", 1969), and two more that people
 * search for: turquoise and beige.
 *
 * <p>The boundaries between them are our own, in {@link Oklab}, chosen so that the named CSS colors with one of these
 * words belong to it. CSS does not always agree with everyday speech: its "darkgray" is lighter than its "gray", so
 * only the lightness decides between black, grey and white.
 */
enum NamedColor {
    RED,
    ORANGE,
    YELLOW,
    GREEN,
    TURQUOISE,
    BLUE,
    PURPLE,
    PINK,
    BROWN,
    BEIGE,
    BLACK,
    GREY,
    WHITE;

    /** Below this lightness no hue is visible, unless the color is as pure as navy. */
    private static final double BLACK_BELOW = 0.30;

    /** Snow and paper in photographs are seldom lighter; the "silver" of CSS, 0.81, is still grey. */
    private static final double WHITE_FROM = 0.82;

    /** Below this chroma a surface looks colorless. White objects in daylight reach 0.03. */
    private static final double COLORLESS_BELOW = 0.04;

    private static final double PURE_FROM = 0.10;

    /** Returns the label, with synonyms. */
    Label label() {
        String word = name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
        return new Label(word, List.of(), aliases(), List.of("Colors"));
    }

    private List<String> aliases() {
        return switch (this) {
            case TURQUOISE -> List.of("Teal", "Cyan");
            case PURPLE -> List.of("Violet");
            case GREY -> List.of("Gray");
            default -> List.of();
        };
    }

    /** Returns the name that people use for a color. */
    static NamedColor of(Oklab color) {
        if (color.lightness() < BLACK_BELOW && color.chroma() < PURE_FROM) {
            return BLACK;
        }
        if (color.chroma() < COLORLESS_BELOW) {
            return color.lightness() >= WHITE_FROM ? WHITE : color.lightness() < BLACK_BELOW ? BLACK : GREY;
        }
        return ofHue(color);
    }

    private static NamedColor ofHue(Oklab color) {
        double hue = color.hue();
        if (hue < 20 || hue >= 338) {
            return color.lightness() >= 0.62 ? PINK : hue >= 338 && hue < 355 ? PURPLE : RED;
        }
        if (hue < 40) {
            return ofReddish(color);
        }
        if (hue < 118) {
            return ofYellowish(color);
        }
        if (hue < 170) {
            return GREEN;
        }
        if (hue < 215) {
            return TURQUOISE;
        }
        return hue < 293 ? BLUE : PURPLE;
    }

    private static NamedColor ofReddish(Oklab color) {
        if (color.chroma() >= 0.13) {
            return RED;
        }
        return color.lightness() >= 0.68 ? PINK : BROWN;
    }

    /** Dark orange is brown, pale orange is beige, and dark yellow is olive, which is a green. */
    private static NamedColor ofYellowish(Oklab color) {
        double hue = color.hue();
        if (color.lightness() >= 0.68 && color.chroma() < PURE_FROM && hue < 100) {
            return BEIGE;
        }
        if (hue < 85) {
            return color.lightness() >= 0.65 && color.chroma() >= 0.125 ? ORANGE : BROWN;
        }
        if (color.lightness() >= 0.65) {
            return YELLOW;
        }
        return hue < 100 ? BROWN : GREEN;
    }
}
