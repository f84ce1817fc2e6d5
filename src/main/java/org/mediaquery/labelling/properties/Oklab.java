package org.mediaquery.labelling.properties;

/**
 * A color in Oklab, a space in which equal distances look about equally different, and in which the hue does not change
 * with lightness. Constants: B. Ottosson, "A perceptual color space for image processing", 2020; the space is also
 * part of W3C, CSS Color Module Level 4.
 *
 * @param lightness 0 (black) to 1 (white)
 * @param chroma 0 (grey) to about 0.32 (the purest sRGB blue or magenta)
 * @param hue in degrees, 0 to 360: red 29, yellow 110, green 142, cyan 195, blue 264; meaningless for greys
 */
record Oklab(double lightness, double chroma, double hue) {

    private static final double[] LINEAR = new double[256];

    static {
        // The sRGB transfer function, IEC 61966-2-1
        for (int level = 0; level < LINEAR.length; level++) {
            double encoded = level / 255.0;
            LINEAR[level] = encoded <= 0.04045 ? encoded / 12.92 : Math.pow((encoded + 0.055) / 1.055, 2.4);
        }
    }

    /**
     * Converts a pixel.
     *
     * @param rgb 0xRRGGBB in sRGB; higher bits are ignored
     */
    static Oklab of(int rgb) {
        double red = LINEAR[rgb >> 16 & 0xFF];
        double green = LINEAR[rgb >> 8 & 0xFF];
        double blue = LINEAR[rgb & 0xFF];
        double longCone = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
        double mediumCone = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
        double shortCone = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
        double lightness = 0.2104542553 * longCone + 0.7936177850 * mediumCone - 0.0040720468 * shortCone;
        double a = 1.9779984951 * longCone - 2.4285922050 * mediumCone + 0.4505937099 * shortCone;
        double b = 0.0259040371 * longCone + 0.7827717662 * mediumCone - 0.8086757660 * shortCone;
        double degrees = Math.toDegrees(Math.atan2(b, a));
        return new Oklab(lightness, Math.hypot(a, b), degrees < 0 ? degrees + 360 : degrees);
    }
}
