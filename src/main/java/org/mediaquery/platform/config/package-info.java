/**
 * Reads and validates the configuration. An invalid value stops the start with a message that names key, value and
 * rule.
 *
 * <p>May import {@code media} and the settings of other packages.
 */
package org.mediaquery.platform.config;
