package org.mediaquery.imaging.format;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Detects formats of the ISO base media family (ISO/IEC 14496-12, QuickTime File Format) by their brands. */
final class IsoBrands {

    private static final Set<String> HEIC =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "msf1");
    private static final Set<String> AVIF = Set.of("avif", "avis");
    private static final Set<String> AUDIO = Set.of("M4A ", "M4B ", "M4P ");
    /** The first box of QuickTime files that predate the {@code ftyp} box. */
    private static final Set<String> UNBRANDED = Set.of("moov", "mdat", "pnot");

    private static final Set<String> PADDING = Set.of("wide", "free", "skip");

    private IsoBrands() {}

    static MediaFormat match(byte[] head) {
        ByteBuffer bytes = ByteBuffer.wrap(head);
        boolean padded = false;
        while (bytes.remaining() >= 8) {
            int start = bytes.position();
            long size = Integer.toUnsignedLong(bytes.getInt());
            String type = fourCharacters(bytes);
            if (type.equals("ftyp")) {
                return byBrands(bytes, size - 8);
            }
            if (UNBRANDED.contains(type)) {
                return MediaFormat.QUICKTIME;
            }
            if (!PADDING.contains(type) || size < 8) {
                break;
            }
            padded = true;
            bytes.position((int) Math.min(start + size, bytes.limit()));
        }
        return padded ? MediaFormat.QUICKTIME : MediaFormat.UNKNOWN;
    }

    private static MediaFormat byBrands(ByteBuffer bytes, long length) {
        if (length < 4 || bytes.remaining() < 4) {
            return MediaFormat.UNKNOWN;
        }
        String major = fourCharacters(bytes);
        if (AVIF.contains(major)) {
            return MediaFormat.AVIF;
        }
        if (HEIC.contains(major)) {
            // "mif1" says only that there are pictures; a later brand says how they are coded
            return compatible(bytes, length).stream().anyMatch(AVIF::contains) ? MediaFormat.AVIF : MediaFormat.HEIC;
        }
        if (AUDIO.contains(major)) {
            return MediaFormat.MP4_AUDIO;
        }
        return switch (major) {
            case "qt  " -> MediaFormat.QUICKTIME;
            case "crx " -> MediaFormat.CANON_RAW;
            default -> major.startsWith("3g") ? MediaFormat.THREE_GPP : MediaFormat.MP4;
        };
    }

    private static List<String> compatible(ByteBuffer bytes, long length) {
        List<String> brands = new ArrayList<>();
        int end = (int) Math.min(bytes.position() + length - 4, bytes.limit());
        // the minor version
        bytes.position(Math.min(bytes.position() + 4, end));
        while (end - bytes.position() >= 4) {
            brands.add(fourCharacters(bytes));
        }
        return brands;
    }

    private static String fourCharacters(ByteBuffer bytes) {
        byte[] characters = new byte[4];
        bytes.get(characters);
        return new String(characters, StandardCharsets.ISO_8859_1);
    }
}
