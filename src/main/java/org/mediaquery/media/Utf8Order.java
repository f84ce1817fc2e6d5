package org.mediaquery.media;

import java.util.Comparator;
import java.util.PrimitiveIterator;

/**
 * The order of names by their UTF-8 bytes, as in S3 listings and DynamoDB sort keys. It equals the order of code points.
 * {@link String#compareTo} differs for characters above U+FFFF, for which UTF-16 uses surrogates.
 */
public final class Utf8Order {

    public static final Comparator<String> ORDER = Utf8Order::compare;

    private Utf8Order() {}

    private static int compare(String left, String right) {
        PrimitiveIterator.OfInt a = left.codePoints().iterator();
        PrimitiveIterator.OfInt b = right.codePoints().iterator();
        while (a.hasNext() && b.hasNext()) {
            int order = Integer.compare(a.nextInt(), b.nextInt());
            if (order != 0) {
                return order;
            }
        }
        return Boolean.compare(a.hasNext(), b.hasNext());
    }
}
