/**
 * The HTTP application, and the mapping of exceptions to problem details (RFC 9457).
 *
 * <p>May import {@code media}, the ports and the Jakarta APIs.
 */
package org.mediaquery.platform.http;
