/**
 * Labels without a model: facts that the pixels show, such as dominant colors, orientation and brightness.
 *
 * <p>May import {@code labelling}, {@code media} and the JDK only.
 */
package org.mediaquery.labelling.properties;
