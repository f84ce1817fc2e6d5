package org.mediaquery.models;

import java.io.IOException;
import java.nio.file.Path;

/** A source of a model's file. */
interface Source {

    /** Returns a description for messages, without secrets. */
    String describe();

    /**
     * Fetches the file.
     *
     * @param target the file to write, which does not exist yet; it may be incomplete after a failure
     * @param work a folder for temporary files, which the caller deletes
     * @throws IOException if the file cannot be fetched; the message says why
     */
    void fetch(Path target, Path work, Progress progress) throws IOException, InterruptedException;
}
