package org.mediaquery.ingest;

/** What is labelled anew of an object that labellers have seen already. */
enum Again {
    /** Nothing: only what is not at its end goes on. */
    NOTHING,
    /** What did not work out. */
    WHAT_FAILED,
    /** All of it. */
    EVERYTHING
}
