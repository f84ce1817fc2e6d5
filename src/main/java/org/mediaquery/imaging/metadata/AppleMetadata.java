package org.mediaquery.imaging.metadata;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;
import org.mediaquery.imaging.format.IsoBoxes;
import org.mediaquery.imaging.format.IsoBoxes.Box;

/**
 * The keys and values that Apple devices write to a movie's {@code meta} box (QuickTime File Format, "Metadata").
 * Unlike the movie header, they have the local time of recording.
 */
final class AppleMetadata {

    private static final String CREATION_DATE = "com.apple.quicktime.creationdate";
    private static final int LOCAL_TIME_LENGTH = "2017-04-15T09:12:44".length();

    private int key;
    private LocalDateTime creationDate;

    private AppleMetadata() {}

    /**
     * Reads the time of recording.
     *
     * @param meta the payload of the box
     * @return empty if absent or invalid
     */
    static Optional<LocalDateTime> creationDate(ByteBuffer meta) throws IOException {
        // in MP4 the box begins with a version, in QuickTime with its first child, whose type is then at offset 4
        boolean versioned = meta.remaining() >= 8 && meta.getInt(4) != 0x68646C72;
        byte[] children = new byte[Math.max(0, meta.remaining() - (versioned ? 4 : 0))];
        meta.get(meta.position() + (versioned ? 4 : 0), children);
        AppleMetadata metadata = new AppleMetadata();
        IsoBoxes boxes = IsoBoxes.of(children);
        boxes.visit(box -> {
            if (box.type().equals("keys")) {
                metadata.findKey(boxes.payload(box, children.length));
            } else if (box.type().equals("ilst")) {
                boxes.visit(box, item -> metadata.readItem(boxes.payload(item, children.length), item));
            }
            return true;
        });
        return Optional.ofNullable(metadata.creationDate);
    }

    /** Finds the index of the key, starting at 1. */
    private void findKey(ByteBuffer keys) {
        keys.getInt();
        int count = keys.getInt();
        for (int i = 1; i <= count && keys.remaining() >= 8; i++) {
            int size = keys.getInt();
            keys.getInt();
            byte[] name = new byte[Math.max(0, Math.min(size - 8, keys.remaining()))];
            keys.get(name);
            if (CREATION_DATE.equals(new String(name, StandardCharsets.UTF_8))) {
                key = i;
            }
        }
    }

    /**
     * Reads an item. Its type is the index of its key; its value is a {@code data} box: size, type, kind, language,
     * text.
     */
    private boolean readItem(ByteBuffer item, Box box) {
        int number = ByteBuffer.wrap(box.type().getBytes(StandardCharsets.ISO_8859_1))
                .getInt();
        if (key != 0 && number == key && item.remaining() >= 16 + LOCAL_TIME_LENGTH) {
            byte[] text = new byte[LOCAL_TIME_LENGTH];
            item.get(item.position() + 16, text);
            try {
                creationDate = LocalDateTime.parse(new String(text, StandardCharsets.US_ASCII));
            } catch (DateTimeException e) {
                creationDate = null;
            }
        }
        return true;
    }
}
