/**
 * The JSON format of detections in the API and in stored files.
 *
 * <p>May import {@code media.labels}, and the libraries {@code jakarta.json}.
 */
package org.mediaquery.media.json;
