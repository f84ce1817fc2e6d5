/**
 * Domain records: objects of the bucket and their metadata. They have no behavior beyond their own rules.
 *
 * <p>May import {@code media.labels} and the JDK only.
 */
package org.mediaquery.media;
