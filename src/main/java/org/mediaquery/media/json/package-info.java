/**
 * The JSON form of detections, which the API and stored files share.
 *
 * <p>May import {@code media.labels} and {@code jakarta.json}.
 */
package org.mediaquery.media.json;
