/**
 * A labeller without a model: facts that the pixels alone show, such as dominant colours, orientation and tone.
 *
 * <p>May import {@code labelling}, {@code media} and the JDK only.
 */
package org.mediaquery.labelling.properties;
