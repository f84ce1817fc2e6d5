package org.mediaquery.catalog.dynamo.table;

/** The logger of the whole catalog, so that operators can configure it by one name. */
public final class CatalogLog {

    public static final System.Logger LOG = System.getLogger("org.mediaquery.catalog");

    private CatalogLog() {}
}
