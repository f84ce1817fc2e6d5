package org.mediaquery.query.downloads;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names of the entries of one archive. Keys of objects may hold anything; the names are relative paths without tricks, and
 * differ also on file systems that ignore case.
 */
final class ZipEntryNames {

    /** Control characters, and those that Windows does not allow in file names. */
    private static final String FORBIDDEN = "[\\p{Cntrl}\\\\:*?\"<>|]";

    private final Set<String> used = new HashSet<>();

    /** Returns the name of the entry of an object. */
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
        // the parent, this folder, and nothing, which would make an absolute path
        return safe.isBlank() || safe.equals(".") || safe.equals("..") ? "_" : safe;
    }
}
