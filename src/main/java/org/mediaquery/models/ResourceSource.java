package org.mediaquery.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that is included in this program.
 *
 * @param name the name of the resource, relative to this package
 */
record ResourceSource(String name) implements Source {

    @Override
    public String describe() {
        return name;
    }

    @Override
    public void fetch(Path target, Path work, Progress progress) throws IOException {
        try (InputStream file = ResourceSource.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IOException("the program includes no file " + name);
            }
            Files.copy(file, target);
        }
    }
}
