package org.mediaquery.upload.direct;

import static org.mediaquery.media.json.SharedJson.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** Uploads as JSON. */
final class SessionJson {

    private SessionJson() {}

    static JsonObject write(UploadSession session) {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("id", session.id())
                .add("name", session.ticket().name())
                .add("size", session.ticket().size())
                .add("contentType", session.ticket().contentType());
        JsonArrayBuilder uploaded = JSON.createArrayBuilder();
        session.uploaded()
                .forEach(part -> uploaded.add(
                        JSON.createObjectBuilder().add("number", part.number()).add("etag", part.etag())));
        json.add("uploaded", uploaded);
        if (session.ticket().hasParts()) {
            JsonArrayBuilder parts = JSON.createArrayBuilder();
            session.links()
                    .forEach((number, link) -> parts.add(JSON.createObjectBuilder()
                            .add("number", number)
                            .add("url", link.url().toString())));
            return json.add("partSize", session.ticket().plan().partSize())
                    .add("parts", parts)
                    .build();
        }
        if (session.links().isEmpty()) {
            return json.build();
        }
        JsonObjectBuilder headers = JSON.createObjectBuilder();
        session.links().get(1).headers().forEach(headers::add);
        return json.add("url", session.links().get(1).url().toString())
                .add("headers", headers)
                .build();
    }
}
