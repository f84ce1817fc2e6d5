/**
 * Clarifai as a labeller of pictures: its call ({@code ClarifaiApi}), its answer ({@code ClarifaiAnswer}), and what its codes
 * mean ({@code ClarifaiFailures}). Tries are not repeated here.
 *
 * <p>May import {@code media}, {@code labelling}, MicroProfile Rest Client with JAX-RS, and {@code jakarta.json}.
 */
package org.mediaquery.labelling.clarifai;
