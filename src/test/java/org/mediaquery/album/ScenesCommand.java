package org.mediaquery.album;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;

/** Writes pictures of {@link Scenes} into a folder: the ones of the screenshots in {@code docs/album}. */
public final class ScenesCommand {

    private static final int[][] SIZES = {
        {1600, 1067}, {1067, 1600}, {1500, 1125}, {1200, 1200}, {1920, 1080}, {2000, 900}, {1200, 1500}
    };
    private static final String[] KINDS = {"hills", "sea", "city", "fruit", "balloons", "road"};

    private ScenesCommand() {}

    /** Takes the folder and the number of pictures. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int count = Integer.parseInt(arguments[1]);
        for (int i = 0; i < count; i++) {
            int[] size = SIZES[(i * 5 + i / 7) % SIZES.length];
            LocalDateTime taken = LocalDateTime.of(2026, 11, 20, 9, 30)
                    .minusDays(i * 9L + i % 4)
                    .plusMinutes(i * 37L);
            Files.write(
                    folder.resolve(KINDS[i % KINDS.length] + "-" + (i + 1) + ".jpg"),
                    DatedJpeg.write(Scenes.draw(i, size[0], size[1]), taken));
        }
    }
}
