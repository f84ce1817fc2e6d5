package org.mediaquery.media;

import java.util.Comparator;
import java.util.PrimitiveIterator;

/**
 * The order of names: by their UTF-8 bytes, as S3 lists keys and DynamoDB sorts them. {@link String#compareTo} differs
 * from it above U+FFFF, where UTF-16 uses surrogates; the order of code points is the same as that of UTF-8 bytes.
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
