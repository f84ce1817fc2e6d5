/**
 * The results of labelling: labels with confidence, boxes and time spans, and the state of each labeller.
 *
 * <p>May import the JDK only.
 */
package org.mediaquery.media.labels;
