/**
 * What an operator does: checks the index against the records, has it built anew, and looks at what was given up.
 *
 * <p>May import {@code media}, {@code catalog} and {@code queue}; the resources also JAX-RS, CDI and OpenAPI.
 */
package org.mediaquery.upkeep;
