package org.mediaquery.upload;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.List;
import org.mediaquery.api.RecordJson;
import org.mediaquery.media.InvalidInputException;
import org.mediaquery.media.MediaName;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.storage.OverloadedException;

/**
 * Stores the files of a form, as sent by browsers, {@code curl -F} and {@code http --form}. A field {@code name} sets the
 * name of a single file.
 */
final class UploadForm {

    private static final System.Logger LOG = System.getLogger(UploadForm.class.getName());

    private static final int MULTI_STATUS = 207;
    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;

    private final Uploads uploads;
    private final URI base;

    /** @param base the API's base URL, with a slash at the end */
    UploadForm(Uploads uploads, URI base) {
        this.uploads = uploads;
        this.base = base;
    }

    UploadResponse receive(ReceivedForm form) {
        List<FormFile> files = form.files();
        String name = form.name() == null ? null : MediaName.check(form.name());
        if (files.isEmpty()) {
            throw new InvalidInputException("The form has no file; send one as multipart/form-data, for example with"
                    + " curl -F file=@picture.jpg.");
        }
        if (files.size() == 1) {
            UploadResult upload = store(files.get(0), name);
            return new UploadResponse(upload.status(), upload.known(), recordWithUrl(upload.record(), base));
        }
        if (name != null) {
            throw new InvalidInputException("The field \"name\" applies to a single file; the form has " + files.size()
                    + " files. Send each file in a form of its own, or omit \"name\".");
        }
        JsonArrayBuilder answers = Json.createArrayBuilder();
        files.forEach(file -> answers.add(storeOneOfMany(file)));
        return new UploadResponse(MULTI_STATUS, null, answers.build());
    }

    /** Returns the record's URL in the API. */
    static URI address(MediaRecord record, URI base) {
        return base.resolve("media/" + MediaName.toPath(record.name()));
    }

    static JsonObject recordWithUrl(MediaRecord record, URI base) {
        return Json.createObjectBuilder(RecordJson.full(record, List.of()))
                .add("url", address(record, base).toString())
                .build();
    }

    /** Stores one of several files. Failures are returned, so that the other files are still stored. */
    private JsonObject storeOneOfMany(FormFile file) {
        JsonObjectBuilder answer = Json.createObjectBuilder().add("file", file.fileName());
        try {
            UploadResult upload = store(file, null);
            return answer.add("code", upload.status())
                    .add("record", recordWithUrl(upload.record(), base))
                    .build();
        } catch (InvalidInputException e) {
            return answer.add("code", BAD_REQUEST).add("detail", e.getMessage()).build();
        } catch (OverloadedException e) {
            return answer.add("code", UNAVAILABLE).add("detail", e.getMessage()).build();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "an uploaded file could not be stored", e);
            return answer.add("code", SERVER_ERROR)
                    .add("detail", "The file could not be stored. Try again later.")
                    .build();
        }
    }

    private UploadResult store(FormFile file, String name) {
        try {
            return name == null
                    ? uploads.putFile(file.fileName(), file.contentType(), file.bytes())
                    : uploads.put(name, file.contentType(), file.bytes(), Preconditions.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException("an uploaded file could not be read", e);
        }
    }
}
