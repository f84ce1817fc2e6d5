/**
 * Clarifai as a labeller of pictures. {@code ClarifaiFailures} classifies its status codes; retries happen in {@code
 * ResilientLabeller}.
 *
 * <p>May import {@code labelling}, {@code media}, MicroProfile Rest Client with JAX-RS, and {@code jakarta.json}.
 */
package org.mediaquery.labelling.clarifai;
