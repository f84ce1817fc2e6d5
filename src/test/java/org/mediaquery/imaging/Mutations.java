package org.mediaquery.imaging;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages files at random. */
public final class Mutations {

    private Mutations() {}

    /** Changes a few bits or bytes, or claims a large or small number, and sometimes truncates the file. */
    public static byte[] mutate(byte[] good, Random random) {
        byte[] bad = random.nextInt(8) == 0 ? Arrays.copyOf(good, 1 + random.nextInt(good.length)) : good.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(bad.length);
            switch (random.nextInt(3)) {
                case 0 -> bad[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bad[at] = (byte) random.nextInt(256);
                default -> {
                    int number = List.of(0, 1, 7, 0xFFFF, Integer.MAX_VALUE, -1).get(random.nextInt(6));
                    if (at + 4 <= bad.length) {
                        ByteBuffer.wrap(bad).putInt(at, number);
                    }
                }
            }
        }
        return bad;
    }
}
