/**
 * What labellers found in an object: labels with confidence, boxes and time spans, and the state of each labeller.
 *
 * <p>May import the JDK only.
 */
package org.mediaquery.media.labels;
