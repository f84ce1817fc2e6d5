package org.mediaquery.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file in an npm package.
 *
 * @param archive the package
 * @param file its name in the archive
 */
record NpmFileSource(NpmPackage archive, String file) implements Source {

    @Override
    public String describe() {
        return archive.describe();
    }

    @Override
    public void fetch(Path target, Path work, Progress progress) throws IOException, InterruptedException {
        archive.visit(work, (name, content) -> {
            if (name.equals(file)) {
                Files.copy(content, target);
            }
        });
        if (!Files.exists(target)) {
            throw new IOException("the package has no file " + file);
        }
    }
}
