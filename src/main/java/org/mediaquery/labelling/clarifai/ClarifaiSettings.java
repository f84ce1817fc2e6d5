package org.mediaquery.labelling.clarifai;

import java.net.URI;
import java.time.Duration;

/**
 * Where Clarifai is, and how it is asked.
 *
 * @param url the whole address of a model's {@code …/outputs}
 * @param token a personal access token
 * @param timeout for a connection, and for an answer
 */
public record ClarifaiSettings(URI url, String token, Duration timeout) {

    /** Without the token: this text may end in a log. */
    @Override
    public String toString() {
        return "ClarifaiSettings[url=" + url + ", timeout=" + timeout + "]";
    }
}
