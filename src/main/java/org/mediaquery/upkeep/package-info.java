/**
 * What an operator does to the catalogue: checks the index against the records, and has it built anew.
 *
 * <p>May import {@code media} and the {@code catalog} port; the resource also JAX-RS, CDI and OpenAPI.
 */
package org.mediaquery.upkeep;
