/**
 * HTTP as a whole: which requests are refused before a resource sees them, how much of a body is read, and how failures
 * are answered, inside the API with {@code application/problem+json} and outside with one page.
 *
 * <p>May import what {@code platform} may.
 */
package org.mediaquery.platform.http;
