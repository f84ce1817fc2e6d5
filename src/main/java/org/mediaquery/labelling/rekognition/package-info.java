/**
 * Amazon Rekognition as a labeller: pictures synchronously ({@code RekognitionPictures}), videos by jobs ({@code
 * RekognitionVideos}). {@code RekognitionFailures} classifies its errors; retries happen in {@code
 * ResilientLabeller}.
 *
 * <p>May import {@code labelling}, {@code media}, {@code media.labels}, and the libraries
 * {@code software.amazon.awssdk}.
 */
package org.mediaquery.labelling.rekognition;
