package org.mediaquery.catalog;

/** The room's logger: one, since an operator thinks of the catalogue as one thing. */
final class Logs {

    static final System.Logger LOG = System.getLogger("org.mediaquery.catalog");

    private Logs() {}
}
