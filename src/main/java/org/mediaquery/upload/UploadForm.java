package org.mediaquery.upload;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.EntityPart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mediaquery.media.InvalidInputException;
import org.mediaquery.media.MediaName;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.query.RecordJson;

/**
 * A form with files, as browsers, {@code curl -F} and {@code http --form} send it. Every part that has a file name is a
 * file, whatever its field is called. A field {@code name} says under which name a single file is stored.
 */
final class UploadForm {

    private static final System.Logger LOG = System.getLogger(UploadForm.class.getName());

    private static final int CREATED = 201;
    private static final int MULTI_STATUS = 207;
    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

    private final Uploads uploads;
    private final URI base;

    /** @param base of the API, ending in a slash */
    UploadForm(Uploads uploads, URI base) {
        this.uploads = uploads;
        this.base = base;
    }

    FormAnswer receive(List<EntityPart> parts) {
        List<EntityPart> files =
                parts.stream().filter(part -> part.getFileName().isPresent()).toList();
        String name = chosenName(parts);
        if (files.isEmpty()) {
            throw new InvalidInputException("The form has no file; send one as multipart/form-data, for example with"
                    + " curl -F file=@picture.jpg.");
        }
        if (files.size() == 1) {
            Upload upload = store(files.get(0), name);
            return new FormAnswer(upload.status(), upload.known(), recordWithUrl(upload.record(), base));
        }
        if (name != null) {
            throw new InvalidInputException("The field \"name\" names a single file; the form has " + files.size()
                    + ". Send each with a form of its own, or without \"name\".");
        }
        JsonArrayBuilder answers = Json.createArrayBuilder();
        boolean allCreated = true;
        for (EntityPart file : files) {
            JsonObject answer = storeOneOfMany(file);
            allCreated &= answer.getInt("code") == CREATED;
            answers.add(answer);
        }
        return new FormAnswer(allCreated ? CREATED : MULTI_STATUS, null, answers.build());
    }

    /** Where the API has the record. */
    static URI address(MediaRecord record, URI base) {
        return base.resolve("media/" + MediaName.toPath(record.name()));
    }

    static JsonObject recordWithUrl(MediaRecord record, URI base) {
        return Json.createObjectBuilder(RecordJson.full(record, List.of()))
                .add("url", address(record, base).toString())
                .build();
    }

    /** One file that cannot be stored does not keep the others out. */
    private JsonObject storeOneOfMany(EntityPart file) {
        JsonObjectBuilder answer =
                Json.createObjectBuilder().add("file", file.getFileName().orElseThrow());
        try {
            Upload upload = store(file, null);
            return answer.add("code", upload.status())
                    .add("record", recordWithUrl(upload.record(), base))
                    .build();
        } catch (InvalidInputException e) {
            return answer.add("code", BAD_REQUEST).add("detail", e.getMessage()).build();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "an uploaded file could not be stored", e);
            return answer.add("code", SERVER_ERROR)
                    .add("detail", "The store did not take it. Try again later.")
                    .build();
        }
    }

    private Upload store(EntityPart file, String name) {
        String contentType =
                file.getMediaType() == null ? null : file.getMediaType().toString();
        try (InputStream body = file.getContent()) {
            return name == null
                    ? uploads.putFile(file.getFileName().orElseThrow(), contentType, body)
                    : uploads.put(name, contentType, body, Preconditions.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException("an uploaded file could not be read", e);
        }
    }

    private static String chosenName(List<EntityPart> parts) {
        List<EntityPart> names = parts.stream()
                .filter(part -> part.getFileName().isEmpty() && "name".equals(part.getName()))
                .toList();
        if (names.size() > 1) {
            throw new InvalidInputException("The form has " + names.size() + " fields \"name\"; one is allowed.");
        }
        if (names.isEmpty()) {
            return null;
        }
        try (InputStream content = names.get(0).getContent()) {
            // one byte more than a name may have, so that a longer one is seen as too long
            String name = new String(content.readNBytes(MediaName.MAX_BYTES + 1), StandardCharsets.UTF_8);
            return name.isEmpty() ? null : MediaName.check(name);
        } catch (IOException e) {
            throw new UncheckedIOException("the field \"name\" could not be read", e);
        }
    }
}
