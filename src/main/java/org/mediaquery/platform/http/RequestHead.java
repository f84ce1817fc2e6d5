package org.mediaquery.platform.http;

import java.util.List;

/** The request line and headers. */
interface RequestHead {

    String method();

    /** As the client wrote it: not decoded, without the query. */
    String path();

    /** As the client wrote it; null when there is none. */
    String query();

    /** The protocol version, such as {@code HTTP/1.1}. */
    String protocol();

    /** All values of a header, in their order. */
    List<String> header(String name);
}
