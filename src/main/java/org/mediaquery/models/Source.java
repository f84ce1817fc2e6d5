package org.mediaquery.models;

import java.io.IOException;
import java.nio.file.Path;

/** Where a file of a model can be had. */
interface Source {

    /** For messages: without secrets. */
    String describe();

    /**
     * Writes the file.
     *
     * @param target does not exist yet; may be half-written when this fails
     * @param work a folder for what else is needed meanwhile; it is deleted afterwards
     * @throws IOException when it cannot be had from here; the message says why
     */
    void fetch(Path target, Path work, Progress progress) throws IOException, InterruptedException;
}
