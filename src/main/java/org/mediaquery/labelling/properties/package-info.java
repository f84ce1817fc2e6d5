/**
 * Labels without a model: facts that the pixels show, such as dominant colors, orientation and brightness.
 *
 * <p>May import {@code labelling}, {@code media}, {@code media.labels}.
 */
package org.mediaquery.labelling.properties;
