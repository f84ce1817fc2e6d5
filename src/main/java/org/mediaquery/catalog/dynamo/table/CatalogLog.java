package org.mediaquery.catalog.dynamo.table;

/** The room's logger: one, since an operator thinks of the catalogue as one thing. */
public final class CatalogLog {

    public static final System.Logger LOG = System.getLogger("org.mediaquery.catalog");

    private CatalogLog() {}
}
