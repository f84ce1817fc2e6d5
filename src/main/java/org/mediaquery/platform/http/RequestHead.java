package org.mediaquery.platform.http;

import java.util.List;

/** What comes before the body of a request. */
interface RequestHead {

    String method();

    /** As the client wrote it: not decoded, without the query. */
    String path();

    /** As the client wrote it; null when there is none. */
    String query();

    /** {@code HTTP/1.1} and such. */
    String protocol();

    /** All values of a header, in their order. */
    List<String> header(String name);
}
