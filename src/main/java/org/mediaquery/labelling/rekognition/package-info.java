/**
 * Amazon Rekognition as a labeller: pictures at once ({@code RekognitionPictures}), videos by jobs
 * ({@code RekognitionVideos}), and what its errors mean ({@code RekognitionFailures}). Tries are not repeated here.
 *
 * <p>May import {@code media}, {@code labelling} and the Rekognition client.
 */
package org.mediaquery.labelling.rekognition;
