/**
 * Domain records: objects of the bucket and their metadata. They have no behavior beyond their own rules.
 *
 * <p>May import {@code media.labels}.
 */
package org.mediaquery.media;
