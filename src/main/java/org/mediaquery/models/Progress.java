package org.mediaquery.models;

import java.io.PrintStream;
import java.util.Locale;

/** Prints the progress of a transfer: a line for each tenth, which also reads well in a log. */
public final class Progress {

    private static final double MEGA = 1e6;
    private static final long TENTHS = 10;

    private final PrintStream out;
    private long lastTenth;

    public Progress(PrintStream out) {
        this.out = out;
    }

    /** A line of its own. */
    void say(String line) {
        out.println(line);
    }

    /** A transfer begins. */
    void begin() {
        lastTenth = 0;
    }

    /**
     * How much is there.
     *
     * @param done in bytes
     * @param total in bytes
     */
    void update(long done, long total) {
        long tenth = Math.min(TENTHS, TENTHS * done / total);
        if (tenth > lastTenth) {
            lastTenth = tenth;
            out.printf(Locale.ROOT, "  %.1f of %.1f MB%n", done / MEGA, total / MEGA);
        }
    }
}
