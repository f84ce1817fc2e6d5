package org.mediaquery.labelling.clarifai;

import java.net.URI;
import java.time.Duration;

/**
 * Settings of Clarifai.
 *
 * @param url the full URL of a model's {@code …/outputs}
 * @param token a personal access token
 * @param timeout the connection timeout, and the read timeout
 */
public record ClarifaiSettings(URI url, String token, Duration timeout) {

    /** Omits the token, since this text may be logged. */
    @Override
    public String toString() {
        return "ClarifaiSettings[url=" + url + ", timeout=" + timeout + "]";
    }
}
