package org.mediaquery.query.downloads;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Creates the entry names of an archive. Object keys may contain any characters; entry names are safe relative paths, and
 * unique even on case-insensitive file systems.
 */
final class ZipEntryNames {

    /** Control characters, and characters that Windows does not allow in file names. */
    private static final String FORBIDDEN = "[\\p{Cntrl}\\\\:*?\"<>|]";

    private final Set<String> used = new HashSet<>();

    /** Returns the entry name of an object. */
    String of(String name) {
        String path =
                Arrays.stream(name.split("/", -1)).map(ZipEntryNames::segment).collect(Collectors.joining("/"));
        int dot = path.lastIndexOf('.');
        int end = dot > path.lastIndexOf('/') + 1 ? dot : path.length();
        String unique = path;
        for (int number = 2; !used.add(unique.toLowerCase(Locale.ROOT)); number++) {
            unique = path.substring(0, end) + " (" + number + ")" + path.substring(end);
        }
        return unique;
    }

    private static String segment(String segment) {
        String safe = segment.replaceAll(FORBIDDEN, "_");
        // parent, current folder, and empty, which would make the path absolute
        return safe.isBlank() || safe.equals(".") || safe.equals("..") ? "_" : safe;
    }
}
