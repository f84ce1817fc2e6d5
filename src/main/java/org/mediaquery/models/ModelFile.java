package org.mediaquery.models;

import java.util.List;

/**
 * A file of a model.
 *
 * @param name the name in the model's folder
 * @param digest the digest of the file that the service reads, that is, after a conversion
 * @param bytes the length
 * @param sources the sources, in the order to try them
 */
record ModelFile(String name, Digest digest, long bytes, List<Source> sources) {

    ModelFile {
        sources = List.copyOf(sources);
    }
}
