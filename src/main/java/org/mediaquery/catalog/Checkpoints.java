package org.mediaquery.catalog;

import java.util.Optional;

/** Where work that goes on from time to time is to go on. */
public interface Checkpoints {

    Optional<String> read(String subject);

    void write(String subject, String place);
}
