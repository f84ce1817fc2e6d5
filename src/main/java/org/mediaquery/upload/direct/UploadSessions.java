package org.mediaquery.upload.direct;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mediaquery.api.SignedTokens;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.storage.DirectUploads;
import org.mediaquery.storage.MediaStore;
import org.mediaquery.storage.PresignedUpload;
import org.mediaquery.storage.StoredObject;
import org.mediaquery.storage.UploadedPart;
import org.mediaquery.upload.Uploads;

/**
 * Uploads that clients send to the store themselves. Their state is in the store and in the client's token, so that any
 * replica can go on with them.
 */
public final class UploadSessions {

    /** Enough for a part on a slow line; clients ask for new links. Longer than credentials of a role live is of no use. */
    private static final Duration LINK_LIFE = Duration.ofHours(1);

    /** Clients may go on with an upload until then. */
    private static final Duration MAX_AGE = Duration.ofDays(7);

    private static final String PURPOSE = "upload";

    private final MediaStore store;
    private final DirectUploads direct;
    private final Uploads uploads;
    private final SignedTokens tokens;

    /**
     * @param store of the objects
     * @param direct uploads to the same store
     * @param uploads checks names, and creates records
     */
    public UploadSessions(MediaStore store, DirectUploads direct, Uploads uploads, SignedTokens tokens) {
        this.store = store;
        this.direct = direct;
        this.uploads = uploads;
        this.tokens = tokens;
    }

    /**
     * Begins an upload under the requested name, or under a similar one when there is such an object that must not be
     * replaced.
     *
     * @throws org.mediaquery.media.InvalidInputException when the name is not allowed
     */
    UploadSession begin(UploadRequest request) {
        uploads.checkName(request.name());
        String name = request.replace() ? request.name() : uploads.freeName(request.name());
        String multipartId = new PartPlan(request.size()).hasParts() ? direct.begin(name, request.contentType()) : "";
        UploadTicket ticket = new UploadTicket(name, request.contentType(), request.size(), multipartId);
        return session(tokens.write(ticket.write(), PURPOSE), ticket, List.of());
    }

    /**
     * Returns an upload with fresh links for what is missing.
     *
     * @throws UnknownUploadException when there is none, or it has ended
     */
    UploadSession find(String id) {
        UploadTicket ticket = ticket(id);
        if (ticket.hasParts()) {
            return session(
                    id,
                    ticket,
                    direct.parts(ticket.name(), ticket.multipartId()).orElseThrow(UnknownUploadException::new));
        }
        List<UploadedPart> whole = received(ticket).stream()
                .map(object -> new UploadedPart(1, object.etag(), object.size()))
                .toList();
        return session(id, ticket, whole);
    }

    private UploadSession session(String id, UploadTicket ticket, List<UploadedPart> uploaded) {
        SortedMap<Integer, PresignedUpload> links = new TreeMap<>();
        if (ticket.hasParts()) {
            missing(ticket, uploaded)
                    .forEach(part -> links.put(
                            part.number(), direct.presignPart(ticket.name(), ticket.multipartId(), part, LINK_LIFE)));
        } else if (uploaded.isEmpty()) {
            links.put(1, direct.presign(ticket.name(), ticket.contentType(), ticket.size(), LINK_LIFE));
        }
        return new UploadSession(id, ticket, uploaded, links);
    }

    /** Returns the parts that the store has not received, or with another size. */
    private static List<UploadedPart> missing(UploadTicket ticket, List<UploadedPart> uploaded) {
        Map<Integer, UploadedPart> byNumber =
                uploaded.stream().collect(Collectors.toMap(UploadedPart::number, Function.identity()));
        return ticket.plan().parts().stream()
                .filter(part -> !byNumber.containsKey(part.number())
                        || byNumber.get(part.number()).size() != part.size())
                .toList();
    }

    /**
     * Creates the object and its record. May be repeated.
     *
     * @throws UnknownUploadException when there is none, or it has ended otherwise
     * @throws IncompleteUploadException when the store has not received everything
     */
    Snapshot.Present complete(String id) {
        UploadTicket ticket = ticket(id);
        if (ticket.hasParts()) {
            completeParts(ticket);
        }
        StoredObject object = received(ticket)
                .orElseThrow(() -> ticket.hasParts() ? new UnknownUploadException() : new IncompleteUploadException());
        return uploads.register(object, ticket.contentType());
    }

    private void completeParts(UploadTicket ticket) {
        Optional<List<UploadedPart>> parts = direct.parts(ticket.name(), ticket.multipartId());
        if (parts.isEmpty()) {
            // completed by an earlier request, whose answer was lost
            return;
        }
        List<UploadedPart> missing = missing(ticket, parts.get());
        if (!missing.isEmpty()) {
            throw new IncompleteUploadException(
                    missing.stream().map(UploadedPart::number).toList());
        }
        int count = ticket.plan().parts().size();
        direct.complete(
                ticket.name(),
                ticket.multipartId(),
                parts.get().stream().filter(part -> part.number() <= count).toList());
    }

    /** Returns the object, if it has the size that was announced. */
    private Optional<StoredObject> received(UploadTicket ticket) {
        return store.head(ticket.name()).filter(object -> object.size() == ticket.size());
    }

    /**
     * Ends an upload and deletes its parts. An object that is complete stays.
     *
     * @throws UnknownUploadException when the id is none
     */
    void abort(String id) {
        UploadTicket ticket = ticket(id);
        if (ticket.hasParts()) {
            direct.abort(ticket.name(), ticket.multipartId());
        }
    }

    /** Deletes the parts of uploads that nobody has completed in seven days. Returns the number of uploads. */
    public int deleteAbandoned(String prefix, Clock clock) {
        return direct.abortOlderThan(prefix, clock.instant().minus(MAX_AGE));
    }

    private UploadTicket ticket(String id) {
        return tokens.read(id, PURPOSE).map(UploadTicket::read).orElseThrow(UnknownUploadException::new);
    }
}
