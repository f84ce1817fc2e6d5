/**
 * Clarifai as a labeller of pictures. {@code ClarifaiFailures} classifies its status codes; retries happen in {@code
 * ResilientLabeller}.
 *
 * <p>May import {@code labelling}, {@code media}, {@code media.labels}, and the libraries {@code jakarta.json},
 * {@code jakarta.ws.rs}, {@code org.eclipse.microprofile.rest.client}.
 */
package org.mediaquery.labelling.clarifai;
