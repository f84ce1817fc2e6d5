package org.mediaquery.models;

import java.io.PrintStream;
import java.util.Locale;

/** Prints the progress of a transfer: a line for every 10 percent, which suits both terminals and logs. */
public final class Progress {

    private static final double MEGA = 1e6;
    private static final long TENTHS = 10;

    private final PrintStream out;
    private long lastTenth;

    public Progress(PrintStream out) {
        this.out = out;
    }

    /** Prints a line. */
    void say(String line) {
        out.println(line);
    }

    /** Starts a new transfer. */
    void begin() {
        lastTenth = 0;
    }

    /**
     * Updates the progress.
     *
     * @param done the number of bytes received
     * @param total the expected number of bytes
     */
    void update(long done, long total) {
        long tenth = Math.min(TENTHS, TENTHS * done / total);
        if (tenth > lastTenth) {
            lastTenth = tenth;
            out.printf(Locale.ROOT, "  %.1f of %.1f MB%n", done / MEGA, total / MEGA);
        }
    }
}
