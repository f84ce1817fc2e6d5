package org.mediaquery.imaging.heif;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.mediaquery.imaging.format.HeifFile;
import org.mediaquery.imaging.format.HeifFile.Item;
import org.mediaquery.imaging.format.HeifFile.Reference;

/**
 * Copies a HEIF file so that only its primary picture is left to decode. The program decodes every visible picture, so
 * other pictures become items of no known type, and tiles are hidden. EXIF data become such an item too, because old
 * versions of the program leave a picture as it is if they can copy an orientation instead. Nothing moves in the file.
 */
final class PrimaryCopy {

    /** "Free space": a type that no reader looks for. */
    private static final byte[] NO_TYPE = "free".getBytes(StandardCharsets.US_ASCII);

    private static final byte VISIBLE = 0;
    private static final byte HIDDEN = 1;

    private PrimaryCopy() {}

    static void write(Path source, HeifFile file, DecodingPlan plan, Path target) throws IOException {
        Files.copy(source, target);
        try (FileChannel bytes = FileChannel.open(target, StandardOpenOption.WRITE)) {
            for (Item item : file.items()) {
                if (plan.items().contains(item.id())) {
                    byte flag = item.id() == plan.primary() ? VISIBLE : HIDDEN;
                    overwrite(bytes, item.flagPosition(), new byte[] {flag});
                } else {
                    overwrite(bytes, item.typePosition(), NO_TYPE);
                }
            }
            for (Reference reference : file.references()) {
                if (!plan.needs(reference)) {
                    overwrite(bytes, reference.typePosition(), NO_TYPE);
                }
            }
        }
    }

    private static void overwrite(FileChannel file, long position, byte[] bytes) throws IOException {
        file.write(ByteBuffer.wrap(bytes), position);
    }
}
