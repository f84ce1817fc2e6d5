package org.mediaquery.labelling.onnx;

/**
 * The name, license and authors of a model.
 *
 * @param name the display name
 * @param licence the SPDX identifier of its license; null if unknown
 * @param attribution its authors and sources; null if unknown
 */
public record ModelCredit(String name, String licence, String attribution) {

    /** Creates the credit of a user's own model, of which only the name is known. */
    public static ModelCredit unknown(String name) {
        return new ModelCredit(name, null, null);
    }
}
