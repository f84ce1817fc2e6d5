package org.mediaquery.imaging.programs;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds and prepares programs that are installed on the machine. */
public final class InstalledProgram {

    /**
     * The environment variables that a program inherits: the paths of programs and libraries, but no credentials, since
     * the files that it reads are not trusted. The last one is for Windows.
     */
    private static final Set<String> ENVIRONMENT =
            Set.of("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "LIBHEIF_PLUGIN_PATH", "SystemRoot");

    private InstalledProgram() {}

    /**
     * Finds a program.
     *
     * @param name of the program
     * @param path folders, like the environment variable {@code PATH}; may be null
     */
    public static Optional<Path> find(String name, String path) {
        if (path == null) {
            return Optional.empty();
        }
        return List.of(path.split(Pattern.quote(File.pathSeparator), -1)).stream()
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Prepares a process without credentials in its environment. */
    public static ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().retainAll(ENVIRONMENT);
        return builder;
    }
}
