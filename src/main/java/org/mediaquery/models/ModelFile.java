package org.mediaquery.models;

import java.util.List;

/**
 * A file of a model.
 *
 * @param name in the model's folder
 * @param digest of the file as the service reads it, so after a conversion
 * @param bytes its length
 * @param sources tried in this order
 */
record ModelFile(String name, Digest digest, long bytes, List<Source> sources) {

    ModelFile {
        sources = List.copyOf(sources);
    }
}
