/**
 * The port {@link org.mediaquery.labelling.Labeller}, its answers and failures, and its decorators: resilience
 * ({@code ResilientLabeller}) and the daily budget ({@code BudgetedLabeller}). Each adapter has a package of its own
 * below.
 *
 * <p>May import {@code media}, {@code media.labels}, and the libraries {@code dev.failsafe}.
 */
package org.mediaquery.labelling;
