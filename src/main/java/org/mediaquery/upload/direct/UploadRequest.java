package org.mediaquery.upload.direct;

import java.util.Set;
import java.util.regex.Pattern;
import org.mediaquery.api.JsonBody;
import org.mediaquery.media.InvalidInputException;
import org.mediaquery.media.MediaName;

/**
 * What a client wants to upload.
 *
 * @param name of the object
 * @param contentType the media type that the client declares
 * @param size in bytes
 * @param replace whether an object of the same name is replaced; otherwise the new one gets another name
 */
record UploadRequest(String name, String contentType, long size, boolean replace) {

    private static final String NAME = "name";
    private static final String CONTENT_TYPE = "contentType";
    private static final String SIZE = "size";
    private static final String REPLACE = "replace";

    private static final String BYTES = "application/octet-stream";

    /** Up to the parameters, which pictures and videos rarely have. */
    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w.+-]{1,100}/[\\w.+-]{1,100}(;[ -~]{1,100})?");

    /** @throws InvalidInputException naming what is wrong */
    static UploadRequest read(String json) {
        JsonBody body = JsonBody.read(json, Set.of(NAME, CONTENT_TYPE, SIZE, REPLACE));
        String name = body.text(NAME, null);
        if (name == null) {
            throw new InvalidInputException("\"" + NAME + "\" must be given.");
        }
        String type = body.text(CONTENT_TYPE, "");
        if (!type.isBlank() && !MEDIA_TYPE.matcher(type).matches()) {
            throw new InvalidInputException("\"" + CONTENT_TYPE + "\" must be a media type, such as image/jpeg.", type);
        }
        return new UploadRequest(
                MediaName.check(name),
                type.isBlank() ? BYTES : type,
                body.longNumber(SIZE, 0, PartPlan.MAX_SIZE),
                body.flag(REPLACE, false));
    }
}
