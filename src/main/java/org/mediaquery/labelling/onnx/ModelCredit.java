package org.mediaquery.labelling.onnx;

/**
 * Which model labels, and whose work it is.
 *
 * @param name for people
 * @param licence its SPDX identifier; null when it is not known
 * @param attribution who made it and from what; null when it is not known
 */
public record ModelCredit(String name, String licence, String attribution) {

    /** A model of the user's own, of which nothing is known but its name. */
    public static ModelCredit unknown(String name) {
        return new ModelCredit(name, null, null);
    }
}
