package org.mediaquery.catalog;

import java.util.Optional;

/** Stores the position from which periodic work resumes. */
public interface Checkpoints {

    Optional<String> read(String subject);

    void write(String subject, String position);
}
