/**
 * Extracts frames from videos: with the {@code ffmpeg} program if it is installed, else with JCodec.
 *
 * <p>May import {@code imaging.decode}, {@code imaging.format}, {@code imaging.programs}, {@code imaging.readers},
 * {@code media}, and the libraries {@code org.jcodec}.
 */
package org.mediaquery.imaging.video;
