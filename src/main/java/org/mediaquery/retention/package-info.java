/**
 * What is done now and then, told by nobody: {@code SweepTimer} is the edge, {@code Sweep} lets one replica do it, and
 * {@code Stragglers} finds work whose end no message told.
 *
 * <p>May import {@code media} and the ports {@code catalog}, {@code storage} and {@code queue}.
 */
package org.mediaquery.retention;
