/**
 * Labelling: the port {@link org.mediaquery.labelling.Labeller}, what a labeller is given
 * ({@link org.mediaquery.labelling.Subject}), its answers, its failures, and what any labeller may share.
 * Adapters live in rooms below, one each, and none is known here.
 *
 * <p>May import {@code media} only.
 */
package org.mediaquery.labelling;
