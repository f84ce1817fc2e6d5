/**
 * Extracts frames from videos: with the {@code ffmpeg} program if it is installed, else with JCodec.
 *
 * <p>May import {@code media}, the other packages of {@code imaging}, and JCodec.
 */
package org.mediaquery.imaging.video;
