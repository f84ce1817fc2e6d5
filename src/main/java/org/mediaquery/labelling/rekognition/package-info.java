/**
 * Amazon Rekognition as a labeller: pictures synchronously ({@code RekognitionPictures}), videos by jobs ({@code
 * RekognitionVideos}). {@code RekognitionFailures} classifies its errors; retries happen in {@code
 * ResilientLabeller}.
 *
 * <p>May import {@code labelling}, {@code media} and the Rekognition client.
 */
package org.mediaquery.labelling.rekognition;
